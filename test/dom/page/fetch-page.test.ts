import { describe, expect, test } from "vitest";
import { decodeHtml, fetchPage } from "../../../src/page/fetch-page";

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const buffer = (...parts: readonly number[][]): ArrayBuffer => new Uint8Array(parts.flat()).buffer;
/** 中华网 in both encodings. */
const GBK = [0xd6, 0xd0, 0xbb, 0xaa, 0xcd, 0xf8];
const UTF8 = [0xe4, 0xb8, 0xad, 0xe5, 0x8d, 0x8e, 0xe7, 0xbd, 0x91];

describe("the encoding of a fetched page", () => {
  test.each([
    { name: "the header", bytes: buffer(GBK), type: "text/html; charset=gb2312", text: "中华网" },
    { name: "its own declaration", bytes: buffer(ascii('<meta charset="gbk">'), GBK), type: "text/html", text: '<meta charset="gbk">中华网' },
    { name: "its old declaration", bytes: buffer(ascii('<meta http-equiv="Content-Type" content="text/html; charset=GB2312">'), GBK), type: "text/html", text: '<meta http-equiv="Content-Type" content="text/html; charset=GB2312">中华网' },
    { name: "the first page", bytes: buffer(GBK), type: "text/html", text: "中华网", fallback: "GBK" },
    { name: "the byte order mark, against the header", bytes: buffer([0xef, 0xbb, 0xbf], UTF8), type: "text/html; charset=gbk", text: "中华网" },
    { name: "the first page, where the header names none that exists", bytes: buffer(UTF8), type: "text/html; charset=klingon", text: "中华网" },
  ])("is that of $name", ({ bytes, type, text, fallback = "UTF-8" }) => {
    expect(decodeHtml(bytes, type, fallback)).toBe(text);
  });

  test("pages beyond 10 MB are refused", () => {
    expect(() => decodeHtml(new ArrayBuffer(10_000_001), "text/html", "UTF-8")).toThrow("too long");
  });
});

describe("fetching", () => {
  test.each(["https://elsewhere.invalid/1.html", "http://news.china.com/1.html", "data:text/html,x"])("%s is not of this site and is not asked for", async (url) => {
    await expect(fetchPage(url, "UTF-8")).rejects.toThrow("not of this site");
  });

  test("what is not HTML is no page", async () => {
    await expect(fetchPage(import.meta.url, "UTF-8")).rejects.toThrow("javascript");
  });
});
