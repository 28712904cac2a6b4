"use server";

import {
  archiveOrganization,
  changeOrganization,
  createOrganization,
  restoreOrganization,
} from "@/lib/organizations/commands";
import { organizations } from "@/lib/organizations/noun";
import { searchOrganizations } from "@/lib/organizations/queries";
import { organizationChange, organizationInput } from "@/lib/organizations/schema";
import { adminAction, adminSearch } from "@/lib/web/action";
import { archiveActions } from "@/lib/web/record-actions";

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

export const { archive, restore } = archiveActions(organizations, {
  archive: archiveOrganization,
  restore: restoreOrganization,
});

export const searchOrganizationOptions = adminSearch("records.view", (viewer, text) =>
  searchOrganizations(viewer, text),
);
