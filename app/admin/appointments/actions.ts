"use server";

import { after } from "next/server";
import { endAppointment } from "@/lib/lecturers/appointments/commands";
import { approveProposal, declineProposal, proposeAppointments } from "@/lib/lecturers/appointments/proposals/commands";
import { approvalInput, declineInput, proposalInput } from "@/lib/lecturers/appointments/proposals/schema";
import { endingInput } from "@/lib/lecturers/appointments/schema";
import { openBatch } from "@/lib/lecturers/letters/batches/commands";
import { printBatch } from "@/lib/lecturers/letters/batches/jobs";
import { batchInput } from "@/lib/lecturers/letters/batches/schema";
import { reissueLetter, withdrawLetter } from "@/lib/lecturers/letters/commands";
import { reissueInput, withdrawalInput } from "@/lib/lecturers/letters/schema";
import { adminAction } from "@/lib/web/action";
import { reviewAddress } from "./_components/review-address";

/** Puts the choice into the address, where the page checks it person by person before anything is saved. */
export const reviewChoice = adminAction({
  can: "appointments.make",
  input: proposalInput,
  run: async () => {},
  done: (_nothing, choice) => ({ to: reviewAddress(choice) }),
});

export const propose = adminAction({
  can: "appointments.make",
  input: proposalInput,
  run: proposeAppointments,
  done: (id) => ({ to: `/admin/appointments/proposals/${id}`, message: "已呈报，等待分管领导批准。" }),
});

export const approve = adminAction({
  can: "appointments.approve",
  input: approvalInput,
  run: approveProposal,
  done: (_nothing, { proposalId }) => ({
    to: `/admin/appointments/proposals/${proposalId}`,
    message: "已批准，聘书已编号。",
  }),
});

export const decline = adminAction({
  can: "appointments.approve",
  input: declineInput,
  run: declineProposal,
  done: (_nothing, { proposalId }) => ({ to: `/admin/appointments/proposals/${proposalId}`, message: "已退回。" }),
});

export const end = adminAction({
  can: "appointments.end",
  input: endingInput,
  run: endAppointment,
  done: (_nothing, { id }) => ({ to: `/admin/appointments/${id}`, message: "已登记结束，聘书所印的聘期不变。" }),
});

export const reissue = adminAction({
  can: "letters.reissue",
  input: reissueInput,
  run: reissueLetter,
  done: ({ appointmentId, letterNo }) => ({
    to: `/admin/appointments/${appointmentId}`,
    message: `已补发，新编号 ${letterNo}。`,
  }),
});

export const withdraw = adminAction({
  can: "letters.withdraw",
  input: withdrawalInput,
  run: withdrawLetter,
  done: (appointmentId) => ({ to: `/admin/appointments/${appointmentId}`, message: "聘书已作废。" }),
});

export const printAll = adminAction({
  can: "letters.print",
  input: batchInput,
  run: openBatch,
  done: (batchId) => {
    after(() => printBatch(batchId));
    return { to: `/admin/letter-batches/${batchId}` };
  },
});
