"use server";

import {
  archiveRoute,
  changeRoute,
  createRoute,
  publishRoute,
  restoreRoute,
  withdrawRoute,
} from "@/lib/teaching-points/routes/commands";
import { routes } from "@/lib/teaching-points/routes/noun";
import { routeChangeInput, routeInput } from "@/lib/teaching-points/routes/schema";
import { adminAction } from "@/lib/web/action";
import { archiveActions, publicationActions } from "@/lib/web/record-actions";

export const create = adminAction({
  can: "routes.keep",
  input: routeInput,
  run: createRoute,
  done: (id) => ({ to: `/admin/routes/${id}`, message: "已保存，还没有公开。" }),
});

export const change = adminAction({
  can: "routes.keep",
  input: routeChangeInput,
  run: changeRoute,
  done: (_nothing, { id }) => ({ to: `/admin/routes/${id}`, message: "已保存。" }),
});

export const { publish, withdraw } = publicationActions(routes, { publish: publishRoute, withdraw: withdrawRoute });
export const { archive, restore } = archiveActions(routes, { archive: archiveRoute, restore: restoreRoute });
