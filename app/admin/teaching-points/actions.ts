"use server";

import { searchOrganizations } from "@/lib/organizations/queries";
import {
  archiveTeachingPoint,
  changeTeachingPoint,
  createTeachingPoint,
  restoreTeachingPoint,
  revealContactPhone,
} from "@/lib/teaching-points/commands";
import { teachingPoints } from "@/lib/teaching-points/noun";
import { awardPlaques, withdrawPlaque } from "@/lib/teaching-points/plaques/commands";
import { awardInput, plaqueWithdrawalInput } from "@/lib/teaching-points/plaques/schema";
import { phoneInput, pointChangeInput, pointInput } from "@/lib/teaching-points/schema";
import { adminAction, adminSearch } from "@/lib/web/action";
import { archiveActions } from "@/lib/web/record-actions";
import { awardAddress } from "./_components/award-address";

export const create = adminAction({
  can: "teaching-points.keep",
  input: pointInput,
  run: createTeachingPoint,
  done: (id) => ({ to: `/admin/teaching-points/${id}`, message: "已保存。授牌之后才计入教学点，并在网站上公开。" }),
});

export const change = adminAction({
  can: "teaching-points.keep",
  input: pointChangeInput,
  run: changeTeachingPoint,
  done: (_nothing, { id }) => ({ to: `/admin/teaching-points/${id}`, message: "已保存。" }),
});

export const { archive, restore } = archiveActions(teachingPoints, {
  archive: archiveTeachingPoint,
  restore: restoreTeachingPoint,
});

export const revealPhone = adminAction({
  can: "phones.reveal",
  input: phoneInput,
  run: revealContactPhone,
  done: (phone, { id }) => ({
    to: `/admin/teaching-points/${id}`,
    message: phone ? `联系电话：${phone}（本次查看已记录）` : "没有登记联系电话。",
  }),
});

/** Puts the choice into the address, where the page checks it point by point before anything is saved. */
export const reviewAward = adminAction({
  can: "plaques.keep",
  input: awardInput,
  run: async () => {},
  done: (_nothing, choice) => ({ to: awardAddress(choice) }),
});

export const award = adminAction({
  can: "plaques.keep",
  input: awardInput,
  run: awardPlaques,
  done: (plaques, { batch, ceremonyId }) => ({
    to: ceremonyId ? `/admin/ceremonies/${ceremonyId}` : `/admin/teaching-points?batch=${batch}`,
    message: `已授牌 ${plaques.length} 个教学点。`,
  }),
});

export const withdraw = adminAction({
  can: "plaques.keep",
  input: plaqueWithdrawalInput,
  run: withdrawPlaque,
  done: (pointId) => ({ to: `/admin/teaching-points/${pointId}`, message: "已登记摘牌，授牌记录保留。" }),
});

export const findOrganizations = adminSearch("teaching-points.keep", (viewer, text) =>
  searchOrganizations(viewer, text),
);
