import { generateClient } from "./lib/client.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";

/** `npm run generate`: the Prisma client from prisma/models, without a download. */
await main(async () => {
  install();
  await generateClient({ always: true });
});
