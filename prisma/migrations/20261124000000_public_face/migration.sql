-- CreateEnum
CREATE TYPE "CourseForm" AS ENUM ('FEATURED', 'MICRO', 'SCENARIO', 'THEME', 'WALKING', 'LECTURE');

-- CreateEnum
CREATE TYPE "FileKind" AS ENUM ('PICTURE', 'VIDEO', 'DOCUMENT');

-- CreateEnum
CREATE TYPE "Datum" AS ENUM ('GCJ02', 'BD09', 'WGS84');

-- CreateEnum
CREATE TYPE "ThemeColor" AS ENUM ('RED', 'GREEN', 'BLUE', 'ORANGE');

-- AlterTable
ALTER TABLE "Ceremony" ADD COLUMN     "endTime" TEXT,
ADD COLUMN     "startTime" TEXT;

-- AlterTable
ALTER TABLE "LecturerConsent" ADD COLUMN     "coversPhoto" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TeachingPoint" ADD COLUMN     "accessibility" TEXT,
ADD COLUMN     "datum" "Datum",
ADD COLUMN     "directions" TEXT,
ADD COLUMN     "latitude" DECIMAL(9,6),
ADD COLUMN     "longitude" DECIMAL(9,6),
ADD COLUMN     "publicPhone" TEXT;

-- CreateTable
CREATE TABLE "Course" (
    "id" SERIAL NOT NULL,
    "title" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "titleInitials" TEXT NOT NULL,
    "form" "CourseForm" NOT NULL,
    "color" "ThemeColor",
    "routeId" INTEGER,
    "synopsis" TEXT,
    "minutes" INTEGER,
    "creditHours" DECIMAL(5,1),
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseLecturer" (
    "id" SERIAL NOT NULL,
    "courseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "lecturerId" INTEGER,
    "organizationId" INTEGER,
    "description" TEXT,

    CONSTRAINT "CourseLecturer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeachingMode" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "position" INTEGER NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TeachingMode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseMode" (
    "courseId" INTEGER NOT NULL,
    "modeId" INTEGER NOT NULL,

    CONSTRAINT "CourseMode_pkey" PRIMARY KEY ("courseId","modeId")
);

-- CreateTable
CREATE TABLE "CoursePoint" (
    "courseId" INTEGER NOT NULL,
    "teachingPointId" INTEGER NOT NULL,

    CONSTRAINT "CoursePoint_pkey" PRIMARY KEY ("courseId","teachingPointId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "FileKind" NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "durationSeconds" DECIMAL(9,1),
    "hasSound" BOOLEAN,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uploadedById" INTEGER,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" SERIAL NOT NULL,
    "fileId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "altText" TEXT,
    "caption" TEXT,
    "posterId" INTEGER,
    "teachingPointId" INTEGER,
    "routeId" INTEGER,
    "courseId" INTEGER,
    "ceremonyId" INTEGER,
    "lecturerId" INTEGER,
    "attachedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attachedById" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "color" "ThemeColor" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("color")
);

-- CreateTable
CREATE TABLE "Route" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "color" "ThemeColor" NOT NULL,
    "description" TEXT,
    "meetingPlace" TEXT,
    "accessibility" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RouteStop" (
    "id" SERIAL NOT NULL,
    "routeId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "teachingPointId" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "travelMinutes" INTEGER,
    "topic" TEXT,
    "narrator" TEXT,

    CONSTRAINT "RouteStop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Course_form_idx" ON "Course"("form");

-- CreateIndex
CREATE INDEX "Course_color_idx" ON "Course"("color");

-- CreateIndex
CREATE INDEX "Course_routeId_idx" ON "Course"("routeId");

-- CreateIndex
CREATE INDEX "CourseLecturer_lecturerId_idx" ON "CourseLecturer"("lecturerId");

-- CreateIndex
CREATE INDEX "CourseLecturer_organizationId_idx" ON "CourseLecturer"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "course_lecturer_position_key" ON "CourseLecturer"("courseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "course_lecturer_once" ON "CourseLecturer"("courseId", "lecturerId");

-- CreateIndex
CREATE UNIQUE INDEX "course_organization_once" ON "CourseLecturer"("courseId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "teaching_mode_name_key" ON "TeachingMode"("name");

-- CreateIndex
CREATE INDEX "CourseMode_modeId_idx" ON "CourseMode"("modeId");

-- CreateIndex
CREATE INDEX "CoursePoint_teachingPointId_idx" ON "CoursePoint"("teachingPointId");

-- CreateIndex
CREATE UNIQUE INDEX "file_key_key" ON "StoredFile"("key");

-- CreateIndex
CREATE UNIQUE INDEX "file_content_key" ON "StoredFile"("sha256");

-- CreateIndex
CREATE INDEX "Attachment_fileId_idx" ON "Attachment"("fileId");

-- CreateIndex
CREATE INDEX "Attachment_posterId_idx" ON "Attachment"("posterId");

-- CreateIndex
CREATE INDEX "Attachment_teachingPointId_idx" ON "Attachment"("teachingPointId");

-- CreateIndex
CREATE INDEX "Attachment_routeId_idx" ON "Attachment"("routeId");

-- CreateIndex
CREATE INDEX "Attachment_courseId_idx" ON "Attachment"("courseId");

-- CreateIndex
CREATE INDEX "Attachment_ceremonyId_idx" ON "Attachment"("ceremonyId");

-- CreateIndex
CREATE INDEX "Route_color_idx" ON "Route"("color");

-- CreateIndex
CREATE INDEX "RouteStop_teachingPointId_idx" ON "RouteStop"("teachingPointId");

-- CreateIndex
CREATE UNIQUE INDEX "stop_position_key" ON "RouteStop"("routeId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "stop_point_once" ON "RouteStop"("routeId", "teachingPointId");

-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "course_theme_fkey" FOREIGN KEY ("color") REFERENCES "Theme"("color") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "course_route_fkey" FOREIGN KEY ("routeId") REFERENCES "Route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseLecturer" ADD CONSTRAINT "course_lecturer_course_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseLecturer" ADD CONSTRAINT "course_lecturer_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseLecturer" ADD CONSTRAINT "course_lecturer_organization_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseMode" ADD CONSTRAINT "course_mode_course_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseMode" ADD CONSTRAINT "course_mode_mode_fkey" FOREIGN KEY ("modeId") REFERENCES "TeachingMode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoursePoint" ADD CONSTRAINT "course_point_course_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoursePoint" ADD CONSTRAINT "course_point_point_fkey" FOREIGN KEY ("teachingPointId") REFERENCES "TeachingPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_file_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_poster_fkey" FOREIGN KEY ("posterId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_point_fkey" FOREIGN KEY ("teachingPointId") REFERENCES "TeachingPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_route_fkey" FOREIGN KEY ("routeId") REFERENCES "Route"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_course_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Route" ADD CONSTRAINT "route_theme_fkey" FOREIGN KEY ("color") REFERENCES "Theme"("color") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RouteStop" ADD CONSTRAINT "stop_route_fkey" FOREIGN KEY ("routeId") REFERENCES "Route"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RouteStop" ADD CONSTRAINT "stop_point_fkey" FOREIGN KEY ("teachingPointId") REFERENCES "TeachingPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only these names and lengths.
ALTER TABLE "Course" ADD CONSTRAINT "course_title_length" CHECK (length(btrim("title")) BETWEEN 1 AND 200);
ALTER TABLE "Route" ADD CONSTRAINT "route_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 100);
ALTER TABLE "Theme" ADD CONSTRAINT "theme_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 20);
ALTER TABLE "TeachingMode" ADD CONSTRAINT "teaching_mode_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 40);

-- An archiving has a reason.
ALTER TABLE "Course" ADD CONSTRAINT "course_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "Route" ADD CONSTRAINT "route_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "TeachingMode" ADD CONSTRAINT "teaching_mode_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));

-- A place on the map is whole or absent: two numbers mean nothing without their datum.
ALTER TABLE "TeachingPoint"
  ADD CONSTRAINT "point_place_whole" CHECK (num_nonnulls("latitude", "longitude", "datum") IN (0, 3)),
  ADD CONSTRAINT "point_place_in_china" CHECK ("latitude" BETWEEN 3 AND 54 AND "longitude" BETWEEN 73 AND 136);

ALTER TABLE "Ceremony"
  ADD CONSTRAINT "ceremony_times_shape" CHECK (
    ("startTime" IS NULL OR "startTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$') AND
    ("endTime" IS NULL OR "endTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')),
  ADD CONSTRAINT "ceremony_times_order" CHECK ("endTime" IS NULL OR ("startTime" IS NOT NULL AND "endTime" > "startTime"));

ALTER TABLE "RouteStop"
  ADD CONSTRAINT "stop_minutes" CHECK ("minutes" BETWEEN 1 AND 600 AND "travelMinutes" BETWEEN 0 AND 600),
  ADD CONSTRAINT "stop_position_positive" CHECK ("position" >= 1);

ALTER TABLE "Course"
  ADD CONSTRAINT "course_minutes" CHECK ("minutes" BETWEEN 1 AND 1440),
  ADD CONSTRAINT "course_credit_hours" CHECK ("creditHours" BETWEEN 0 AND 999.9);
ALTER TABLE "CourseLecturer"
  ADD CONSTRAINT "course_lecturer_one_subject" CHECK (num_nonnulls("lecturerId", "organizationId", "description") = 1);

ALTER TABLE "StoredFile"
  ADD CONSTRAINT "file_bytes_positive" CHECK ("bytes" > 0),
  ADD CONSTRAINT "file_key_shape" CHECK ("key" ~ '^[A-Za-z0-9_-]{22,64}$'),
  ADD CONSTRAINT "file_content_shape" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "file_picture_measured" CHECK ("kind" <> 'PICTURE' OR ("width" > 0 AND "height" > 0));

ALTER TABLE "Attachment"
  ADD CONSTRAINT "attachment_one_owner" CHECK (num_nonnulls("teachingPointId", "routeId", "courseId", "ceremonyId", "lecturerId") = 1);
-- The same content hangs on a record once.
CREATE UNIQUE INDEX "attachment_file_once" ON "Attachment"
  ("fileId", "teachingPointId", "routeId", "courseId", "ceremonyId", "lecturerId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "attachment_one_photograph" ON "Attachment" ("lecturerId") WHERE "lecturerId" IS NOT NULL;

-- The four colours are always there; their names and texts are edited, not their number.
INSERT INTO "Theme" ("color", "name") VALUES
  ('RED', '红旅初心'), ('GREEN', '绿行生态'), ('BLUE', '蓝创智造'), ('ORANGE', '橙悦宜居');
