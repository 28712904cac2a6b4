"use server";

import { adminAction } from "@/lib/core/action";
import {
  archiveRoute,
  changeRoute,
  createRoute,
  publishRoute,
  restoreRoute,
  withdrawRoute,
} from "@/lib/teaching-points/routes/commands";
import { routeChangeInput, routeInput, routeReasonInput, routeRef } from "@/lib/teaching-points/routes/schema";

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

export const publish = adminAction({
  can: "routes.publish",
  input: routeRef,
  run: publishRoute,
  done: (_nothing, { id }) => ({ to: `/admin/routes/${id}`, message: "已公开，网站上可以看到。" }),
});

export const withdraw = adminAction({
  can: "routes.publish",
  input: routeReasonInput,
  run: withdrawRoute,
  done: (_nothing, { id }) => ({ to: `/admin/routes/${id}`, message: "已从网站上撤下。" }),
});

export const archive = adminAction({
  can: "routes.keep",
  input: routeReasonInput,
  run: archiveRoute,
  done: (_nothing, { id }) => ({ to: `/admin/routes/${id}`, message: "已归档。" }),
});

export const restore = adminAction({
  can: "routes.keep",
  input: routeRef,
  run: restoreRoute,
  done: (_nothing, { id }) => ({ to: `/admin/routes/${id}`, message: "已恢复，目前未公开。" }),
});
