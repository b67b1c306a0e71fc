import { invalid, wrongLength, type ArgumentCheck } from "../finding.ts";

/** Half octets in hexadecimal; `x` stands for any of them where the argument says so. */
export const checkHex: ArgumentCheck = (text, argument) => {
  const wild = argument.words?.includes("x") === true;
  if (!(wild ? /^[0-9a-fx\t ]*$/i : /^[0-9a-f\t ]*$/i).test(text))
    return invalid("notHex", text);
  return wrongLength(text, argument);
};
