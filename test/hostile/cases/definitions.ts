/* Definitions and sequences that grow without an end. */
import { instance, text, type Case } from "./case.ts";

export const definitions: readonly Case[] = [
  {
    name: "a definition of itself",
    make: text(`$A=x $A\n${instance}router $A\n`),
    status: 1,
  },
  {
    name: "a definition that grows, on 10,000 lines",
    make: text(`$A=x$A\n${instance}${"router $A\n".repeat(10_000)}`),
    status: 1,
    tells: "expansion-too-large",
  },
  {
    name: "definitions of each other",
    make: text(`$A=$B\n$B=$A\n$A\n${instance}`),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "definitions that double 64 times",
    make: text(
      "$A0=x\n" +
        Array.from(
          { length: 64 },
          (_, index) => `$A${index + 1}=$A${index} $A${index}\n`,
        ).join("") +
        `$A64\n${instance}`,
    ),
    status: 1,
  },
  {
    name: "definitions of lines that double 64 times",
    make: text(
      Array.from(
        { length: 64 },
        (_, index) => `$A${index + 1}= \\\n$A${index} \\\n$A${index}\n`,
      ).join("") + `$A0=x\n$A64\n${instance}`,
    ),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "sequences of sequences",
    make: text(
      `${instance}~SEQ(i,1,100000) ~SEQ(j,1,100000) vrrp_instance V$i_$j {\n}\n`,
    ),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "a sequence without an end",
    make: text(
      `${instance}priority ~SEQ(i,1,99999999999999999999)\npriority ~SEQ(i,1,10,0)\npriority ~SEQ(i,1,10,-1)\n`,
    ),
    status: 1,
  },
];
