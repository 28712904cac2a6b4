import { noun } from "@/lib/core/noun";

/** 线路: teaching points in an order to walk. */
export const routes = noun({
  type: "route",
  table: "Route",
  title: "name",
  label: "线路",
  one: "这条线路",
  address: "routes",
  can: { keep: "routes.keep", publish: "routes.publish" },
  consequences: {
    archive: "归档后不再出现在列表里，记录仍在，需要时可以恢复。",
    restore: "恢复后可以修改，仍不公开。",
  },
});
