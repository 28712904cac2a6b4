import { RecordActions } from "@/components/records/record-actions";
import type { Viewer } from "@/lib/core/viewer";
import { courses } from "@/lib/courses/noun";
import type { CourseDetail } from "@/lib/courses/queries";
import { archive, publish, restore, withdraw } from "../actions";

/** What the viewer may do with a course as a whole. */
export function CourseActions({ viewer, course }: { viewer: Viewer; course: CourseDetail }) {
  const text = "公开概要里的全部内容和照片、视频、文件。讲师的姓名只在本人同意时显示，其余只计人数。";
  return (
    <RecordActions
      noun={courses}
      viewer={viewer}
      record={course}
      actions={{ archive, restore }}
      publication={{ publish, withdraw, text }}
    />
  );
}
