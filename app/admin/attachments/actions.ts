"use server";

import {
  describeAttachment,
  moveAttachment,
  removeAttachment,
  removePoster as takePosterOff,
} from "@/lib/files/attachments/commands";
import { attachmentMove, attachmentRef, descriptionInput } from "@/lib/files/attachments/schema";
import { adminAction } from "@/lib/web/action";
import { attachmentAnchor, moveAnchor } from "./_components/anchors";

export const describe = adminAction({
  can: "attachments.keep",
  input: descriptionInput,
  run: describeAttachment,
  done: (_nothing, { id, back }) => ({ to: `${back}#${attachmentAnchor(id)}`, stays: true }),
});

export const move = adminAction({
  can: "attachments.keep",
  input: attachmentMove,
  run: moveAttachment,
  done: (_nothing, { id, back, direction }) => ({ to: `${back}#${moveAnchor(direction, id)}`, stays: true }),
});

export const remove = adminAction({
  can: "attachments.keep",
  input: attachmentRef,
  run: removeAttachment,
  done: (_nothing, { back }) => ({ to: `${back}#files`, message: "已移除；移除的记录留在历史里。", stays: true }),
});

export const removePoster = adminAction({
  can: "attachments.keep",
  input: attachmentRef,
  run: takePosterOff,
  done: (_nothing, { id, back }) => ({ to: `${back}#${attachmentAnchor(id)}`, message: "封面已去掉。", stays: true }),
});
