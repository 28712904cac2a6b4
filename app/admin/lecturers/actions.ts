"use server";

import {
  archiveLecturer,
  changeLecturer,
  createLecturer,
  restoreLecturer,
  revealPhone,
} from "@/lib/lecturers/commands";
import { giveConsent, replaceConsent, withdrawConsent } from "@/lib/lecturers/consents/commands";
import { consentInput, consentWithdrawal } from "@/lib/lecturers/consents/schema";
import { lecturers } from "@/lib/lecturers/noun";
import { searchLecturers } from "@/lib/lecturers/queries";
import { lecturerChange, lecturerInput, phoneRequest } from "@/lib/lecturers/schema";
import { adminAction, adminSearch } from "@/lib/web/action";
import { archiveActions } from "@/lib/web/record-actions";

export const create = adminAction({
  can: "lecturers.keep",
  input: lecturerInput,
  run: createLecturer,
  done: (id, { name }) => ({ to: `/admin/lecturers/${id}`, message: `已新建讲师“${name}”。` }),
});

export const change = adminAction({
  can: "lecturers.keep",
  input: lecturerChange,
  run: changeLecturer,
  done: (_nothing, { id }) => ({ to: `/admin/lecturers/${id}`, message: "已保存。" }),
});

export const { archive, restore } = archiveActions(lecturers, { archive: archiveLecturer, restore: restoreLecturer });

export const reveal = adminAction({
  can: "phones.reveal",
  input: phoneRequest,
  run: revealPhone,
  done: (phone, { id }) => ({
    to: `/admin/lecturers/${id}`,
    message: phone ? `电话：${phone}。本次查看已记入历史，离开本页后不再显示。` : "没有登记电话。",
  }),
});

export const consent = adminAction({
  can: "lecturers.keep",
  input: consentInput,
  run: giveConsent,
  done: (_nothing, { lecturerId, coversPhoto }) => ({
    to: `/admin/lecturers/${lecturerId}`,
    message: coversPhoto ? "已登记公开同意，包括照片。" : "已登记公开同意，不包括照片。",
  }),
});

export const reconsent = adminAction({
  can: "lecturers.keep",
  input: consentInput,
  run: replaceConsent,
  done: (_nothing, { lecturerId, coversPhoto }) => ({
    to: `/admin/lecturers/${lecturerId}`,
    message: coversPhoto ? "已改登，公开同意包括照片。" : "已改登，公开同意不包括照片。",
  }),
});

export const withdraw = adminAction({
  can: "lecturers.keep",
  input: consentWithdrawal,
  run: withdrawConsent,
  done: (_nothing, { lecturerId }) => ({
    to: `/admin/lecturers/${lecturerId}`,
    message: "已登记撤回，公开网站不再显示姓名。",
  }),
});

export const searchLecturerOptions = adminSearch("records.view", (viewer, text) => searchLecturers(viewer, text));
