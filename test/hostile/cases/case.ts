/* A folder that somebody prepared, and what is said of it. */
import { execFileSync } from "node:child_process";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface Case {
  readonly name: string;
  /** Fills an empty folder; may be awaited. */
  readonly make: (at: Folder) => unknown;
  /** What `lint` is given; left out: the folder's keepalived.conf. */
  readonly paths?: readonly string[];
  readonly status: 0 | 1 | 2;
  /** The rule that speaks, or words on standard error; left out: there is nothing to say. */
  readonly tells?: string;
}

export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly link: (target: string, name: string) => void;
  /** A file of nothing that takes no room on the disk. */
  readonly sparse: (name: string, size: number) => void;
  readonly pipe: (name: string) => void;
}

/** What cases fill a folder with. */
export function folderAt(path: string): Folder {
  const inside = (name: string): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    path,
    write: (name, content) => writeFileSync(inside(name), content),
    link: (target, name) => symlinkSync(target, inside(name)),
    sparse: (name, size) => {
      const descriptor = openSync(inside(name), "w");
      ftruncateSync(descriptor, size);
      closeSync(descriptor);
    },
    pipe: (name) => void execFileSync("mkfifo", [inside(name)]),
  };
}

/** The file that is looked at. */
export const root = "keepalived.conf";

/** What is right in it. */
export const instance = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

/** The root file alone. */
export const text =
  (content: string | Uint8Array) =>
  ({ write }: Folder): void =>
    write(root, content);
