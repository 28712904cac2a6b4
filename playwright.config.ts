import { defineConfig } from "@playwright/test";

/** `npm test` brings up the site and sets these variables; for one journey by hand, set BASE_URL to a running site. */
const { BASE_URL = "http://localhost:3000", CHROMIUM_PATH, JOURNEYS_REPORT = "test-results/report.json" } = process.env;

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export default defineConfig({
  testDir: "e2e",
  // The journeys share one school and are told in order.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: JOURNEYS_REPORT }]],
  use: {
    baseURL: BASE_URL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet],
    },
  },
  projects: [
    // Works only while there is no administrator, so it goes before everything else.
    { name: "newcomer", testMatch: "**/newcomer.setup.ts" },
    {
      name: "desktop",
      dependencies: ["newcomer"],
      testIgnore: "**/*.phone.spec.ts",
      grepInvert: /@phone/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      dependencies: ["newcomer"],
      // A file made for the phone, or a test tagged @phone anywhere: the name of the file counts as part of the title.
      grep: /\.phone\.spec\.ts|@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
