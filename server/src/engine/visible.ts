/** A text of the configuration as it may be shown: no characters that terminals and editors obey (controls, directions, ends of lines). */
export function visible(text: string): string {
  return text.replace(hidden, (character) =>
    character < " "
      ? String.fromCharCode(0x2400 + character.charCodeAt(0))
      : "\u{fffd}",
  );
}

const hidden =
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
