import { commands, Location, Position, Range, Uri } from "vscode";
import type { LanguageServer } from "./language-server.ts";

/** Positions as the protocol has them: objects of their own, which VS Code's commands do not take. */
interface Place {
  readonly uri: string;
  readonly range: { readonly start: Point; readonly end: Point };
}

interface Point {
  readonly line: number;
  readonly character: number;
}

/** Lists the places that refer to a name, as the code lens above it gives them. */
export async function showReferences(
  _server: LanguageServer,
  uri: string,
  at: Point,
  places: readonly Place[],
): Promise<void> {
  const position = ({ line, character }: Point): Position =>
    new Position(line, character);
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri),
    position(at),
    places.map(
      (place) =>
        new Location(
          Uri.parse(place.uri),
          new Range(position(place.range.start), position(place.range.end)),
        ),
    ),
  );
}
