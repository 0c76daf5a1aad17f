import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

const classify = (input: string): { text: string; spam: boolean; kind: string | null }[] =>
  execFileSync(process.execPath, ["--import", "tsx", "tools/classify.ts"], { input, encoding: "utf8" })
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

it("answers each line, with and without a context, empty ones too", () => {
  const answers = classify("title\t乐鱼体育官网\n\n今天有雨\nweather\t今天有雨\r\nlink\t无码视频在线观看");
  expect(answers.map(({ text, kind }) => [text, kind])).toEqual([
    ["乐鱼体育官网", "gambling"],
    ["", null],
    ["今天有雨", null],
    ["weather\t今天有雨", null],
    ["无码视频在线观看", "adult"],
  ]);
});
