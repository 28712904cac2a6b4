import { expect, test } from "vitest";
import { makeReadable } from "./readable-address.mjs";

test.each([
  ["/lecturers?q=%E5%BC%A0", "/lecturers?q=%E5%BC%A0"],
  ["/lecturers", "/lecturers"],
  ["/lecturers?q=a%00b%2", "/lecturers?q=ab%2"],
  ["/lecturers?q=a?b", "/lecturers?q=a?b"],
  ["/lecturers/%ff?q=1", "/_not-found"],
  ["/%", "/_not-found"],
  ["*", "/_not-found"],
  ["*?q=1", "/_not-found"],
  ["http://dx.example.cn/lecturers?q=%E5%BC%A0", "/lecturers?q=%E5%BC%A0"],
  ["HTTPS://dx.example.cn", "/"],
  ["ftp://dx.example.cn/", "/_not-found"],
])("%s is read as %s", (sent, read) => {
  const request = { url: sent };
  makeReadable(request);
  expect(request.url).toBe(read);
});
