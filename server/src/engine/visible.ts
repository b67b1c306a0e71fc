/** A text of the configuration as it may be shown: no control or direction characters, which terminals and editors obey. */
export function visible(text: string): string {
  return text.replace(hidden, (character) =>
    character < " "
      ? String.fromCharCode(0x2400 + character.charCodeAt(0))
      : "\u{fffd}",
  );
}

// eslint-disable-next-line no-control-regex -- these are the characters meant
const hidden = /[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
