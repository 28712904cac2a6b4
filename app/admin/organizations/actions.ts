"use server";

import { adminAction, adminSearch } from "@/lib/core/action";
import {
  archiveOrganization,
  changeOrganization,
  createOrganization,
  restoreOrganization,
} from "@/lib/organizations/commands";
import { searchOrganizations } from "@/lib/organizations/queries";
import {
  organizationArchival,
  organizationChange,
  organizationInput,
  organizationRestoral,
} from "@/lib/organizations/schema";

export const create = adminAction({
  can: "organizations.keep",
  input: organizationInput,
  run: createOrganization,
  done: (id, { name }) => ({ to: `/admin/organizations/${id}`, message: `已新建“${name}”。` }),
});

export const change = adminAction({
  can: "organizations.keep",
  input: organizationChange,
  run: changeOrganization,
  done: (_nothing, { id }) => ({ to: `/admin/organizations/${id}`, message: "已保存。" }),
});

export const archive = adminAction({
  can: "organizations.keep",
  input: organizationArchival,
  run: archiveOrganization,
  done: (_nothing, { id }) => ({ to: `/admin/organizations/${id}`, message: "已归档。" }),
});

export const restore = adminAction({
  can: "organizations.keep",
  input: organizationRestoral,
  run: restoreOrganization,
  done: (_nothing, { id }) => ({ to: `/admin/organizations/${id}`, message: "已恢复。" }),
});

export const searchOrganizationOptions = adminSearch("records.view", (viewer, text) =>
  searchOrganizations(viewer, text),
);
