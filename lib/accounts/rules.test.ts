import { expect, test } from "vitest";
import { pathAfterSignIn, refusalOfRoles, stateOfAccount } from "./rules";
import { acceptanceInput, firstAdministratorInput, invitationInput, ownPasswordInput } from "./schema";
import { describeDevice } from "./sessions/rules";

test("an account needs a role, and never audits itself", () => {
  expect(refusalOfRoles([])).toMatch("至少选择一个角色");
  expect(refusalOfRoles(["ADMINISTRATOR", "AUDITOR"])).toMatch("不能是同一个账号");
  expect(refusalOfRoles(["CLERK", "LEADER"])).toBeNull();
});

test("only paths of this site are followed after sign-in", () => {
  expect(pathAfterSignIn("/admin/lecturers?page=2")).toBe("/admin/lecturers?page=2");
  const outside = [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/admin",
    "javascript:1",
  ];
  for (const next of [...outside, "", undefined, "/..//evil.example", "/sign-in?next=/sign-in"]) {
    expect(pathAfterSignIn(next), String(next)).toBe("/admin");
  }
});

test("disabled comes before every other state", () => {
  expect(stateOfAccount({ disabledAt: null, hasPassword: true })).toBe("ACTIVE");
  expect(stateOfAccount({ disabledAt: null, hasPassword: false })).toBe("INVITED");
  expect(stateOfAccount({ disabledAt: new Date(), hasPassword: false })).toBe("DISABLED");
});

test("a user name is kept in lower case and refused with signs or Chinese", () => {
  const sent = { displayName: "王", roles: ["CLERK"] };
  expect(invitationInput.parse({ ...sent, username: " Wang.Li " })).toMatchObject({ username: "wang.li" });
  expect(invitationInput.parse({ ...sent, roles: "CLERK", username: "wang" }).roles).toEqual(["CLERK"]);
  for (const username of ["王丽", "a", "-wang", "wang li"]) {
    expect(invitationInput.safeParse({ ...sent, username }).success, username).toBe(false);
  }
});

test("two different passwords are refused at the second field", () => {
  const sent = {
    token: "t",
    username: "wang",
    displayName: "王",
    password: "a long password one",
    passwordAgain: "a long password two",
  };
  expect(firstAdministratorInput.safeParse(sent).error?.issues[0]).toMatchObject({ path: ["passwordAgain"] });
});

test("a device is told in a few words", () => {
  expect(describeDevice("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36")).toBe(
    "Chrome，Windows",
  );
  expect(describeDevice("Mozilla/5.0 (Linux; Android 13) Chrome/1 MicroMessenger/8.0")).toBe("微信，安卓");
  expect(describeDevice(null)).toBe("未知设备");
});

test("a password that is too short and typed differently the second time hears of both", () => {
  const sent = { token: "", username: "wang", displayName: "王", password: "elevensigns", passwordAgain: "other" };
  const forms = [firstAdministratorInput, acceptanceInput, ownPasswordInput];
  for (const form of forms) {
    const errors = form.safeParse({ ...sent, currentPassword: "whatever it was" }).error!;
    expect(errors.issues.map(({ path }) => path.join())).toEqual(["password", "passwordAgain"]);
  }
});
