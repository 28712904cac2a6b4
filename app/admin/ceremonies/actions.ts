"use server";

import { addAgendaItem, changeAgendaItem, moveAgendaItem, removeAgendaItem } from "@/lib/ceremonies/agenda/commands";
import { agendaItemChangeInput, agendaItemInput, agendaItemRef, agendaMoveInput } from "@/lib/ceremonies/agenda/schema";
import {
  archiveCeremony,
  changeCeremony,
  createCeremony,
  publishCeremony,
  restoreCeremony,
  withdrawCeremony,
} from "@/lib/ceremonies/commands";
import { ceremonies } from "@/lib/ceremonies/noun";
import { ceremonyChangeInput, ceremonyInput } from "@/lib/ceremonies/schema";
import { searchCourses } from "@/lib/courses/queries";
import { searchLecturers } from "@/lib/lecturers/queries";
import { searchOrganizations } from "@/lib/organizations/queries";
import { adminAction, adminSearch } from "@/lib/web/action";
import { archiveActions, publicationActions } from "@/lib/web/record-actions";
import { moveButtonId } from "./_components/move-button-id";

export const create = adminAction({
  can: "ceremonies.keep",
  input: ceremonyInput,
  run: createCeremony,
  done: (id) => ({ to: `/admin/ceremonies/${id}/agenda`, message: "已保存。下面可以填写议程。" }),
});

export const change = adminAction({
  can: "ceremonies.keep",
  input: ceremonyChangeInput,
  run: changeCeremony,
  done: (_nothing, { id }) => ({ to: `/admin/ceremonies/${id}`, message: "已保存。" }),
});

export const { publish, withdraw } = publicationActions(ceremonies, {
  publish: publishCeremony,
  withdraw: withdrawCeremony,
});
export const { archive, restore } = archiveActions(ceremonies, { archive: archiveCeremony, restore: restoreCeremony });

export const addItem = adminAction({
  can: "ceremonies.keep",
  input: agendaItemInput,
  run: addAgendaItem,
  done: (_id, { ceremonyId, title }) => ({
    to: `/admin/ceremonies/${ceremonyId}/agenda`,
    message: `已添加“${title}”。`,
  }),
});

export const changeItem = adminAction({
  can: "ceremonies.keep",
  input: agendaItemChangeInput,
  run: changeAgendaItem,
  done: (_nothing, { ceremonyId, title }) => ({
    to: `/admin/ceremonies/${ceremonyId}/agenda`,
    message: `已保存“${title}”。`,
  }),
});

export const moveItem = adminAction({
  can: "ceremonies.keep",
  input: agendaMoveInput,
  run: moveAgendaItem,
  done: (_nothing, { ceremonyId, itemId, direction }) => ({
    to: `/admin/ceremonies/${ceremonyId}/agenda#${moveButtonId(direction, itemId)}`,
  }),
});

export const removeItem = adminAction({
  can: "ceremonies.keep",
  input: agendaItemRef,
  run: removeAgendaItem,
  done: (_nothing, { ceremonyId }) => ({
    to: `/admin/ceremonies/${ceremonyId}/agenda`,
    message: "已从议程中删去；原来的内容留在历史里。",
  }),
});

export const findLecturers = adminSearch("ceremonies.keep", (viewer, text) => searchLecturers(viewer, text));
export const findCourses = adminSearch("ceremonies.keep", (viewer, text) => searchCourses(viewer, text));
export const findOrganizations = adminSearch("ceremonies.keep", (viewer, text) => searchOrganizations(viewer, text));
