"use client";

import { createContext } from "react";

/** Closes the dialog around a form, when there is one. */
export const DialogCloseContext = createContext<(() => void) | undefined>(undefined);
