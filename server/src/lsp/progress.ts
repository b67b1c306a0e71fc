import {
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type Connection,
  type ProgressToken,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from "vscode-languageserver";
import type { Client } from "./client.ts";

export interface Progress {
  /** How much is done, from 0 to 1. */
  report(part: number): void;
  end(): void;
}

/** Work shorter than this many milliseconds is over before anybody could read of it. */
const shortWork = 500;

/** Progress of what the client has asked for, where it wants to be told. */
export function progressOfRequest(
  connection: Connection,
  token: ProgressToken | undefined,
  title: string,
): Progress {
  return token === undefined ? silent : begun(connection, token, title);
}

/** Progress of what the server does by itself, where it takes long. */
export function progressOfOwn(
  connection: Connection,
  { workDoneProgress }: Client,
  title: string,
): Progress {
  if (!workDoneProgress) return silent;
  const started = Date.now();
  let shown: Promise<Progress> | undefined;
  const show = async (): Promise<Progress> => {
    const token = `keepalived-lsp ${started}`;
    await connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
    return begun(connection, token, title);
  };
  const tell = (how: (progress: Progress) => void): void =>
    void shown?.then(how, () => undefined);
  return {
    report: (part) => {
      if (Date.now() - started > shortWork) shown ??= show();
      tell((progress) => progress.report(part));
    },
    end: () => tell((progress) => progress.end()),
  };
}

const silent: Progress = { report: () => undefined, end: () => undefined };

function begun(
  connection: Connection,
  token: ProgressToken,
  title: string,
): Progress {
  const send = (value: Step): void =>
    void connection.sendProgress(WorkDoneProgress.type, token, value);
  let last = 0;
  let isOver = false;
  send({ kind: "begin", title, percentage: 0 });
  return {
    report: (part) => {
      const percentage = Math.floor(part * 100);
      if (percentage <= last) return;
      last = percentage;
      send({ kind: "report", percentage });
    },
    end: () => {
      if (!isOver) send({ kind: "end" });
      isOver = true;
    },
  };
}

type Step =
  WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
