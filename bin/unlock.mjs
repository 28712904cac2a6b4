import { readEnvironment } from "./lib/environment.mjs";
import { openSchool, requireSchoolFolder } from "./lib/existing-school.mjs";
import { Failure, main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { unlock } from "./lib/school.mjs";

/** `npm run unlock -- username`: lets an account be tried again after wrong passwords, while the site runs or not. */
await main(async () => {
  if (!process.argv[2]) throw new Failure("请写上用户名，例如：npm run unlock -- zhang");
  const { dataDir, databaseUrl } = readEnvironment();
  const wanted = { dataDir, databaseUrl, command: `npm run unlock -- ${process.argv.slice(2).join(" ")}` };
  requireSchoolFolder(wanted);
  install();
  const { url } = await openSchool({ ...wanted, pool: "allowed" });
  await unlock({ DATABASE_URL: url, DATA_DIR: dataDir }, process.argv.slice(2));
});
