import { RadioGroupField } from "@/components/ui/checkbox-field";
import type { Option } from "@/components/ui/option";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { StopOption } from "@/lib/teaching-points/routes/queries";
import { ConfirmedStops } from "./confirmed-stops";
import { StopFields } from "./stop-fields";

type Props = { themes: Option[]; points: StopOption[] };

/** What is written about a route, and its stops in order. */
export function RouteFields({ themes, points }: Props) {
  return (
    <>
      <TextField name="name" label="名称" required maxLength={100} />
      <RadioGroupField
        name="color"
        label="四色"
        required
        options={themes}
        description="颜色属于线路，不属于教学点：同一个教学点可以在几种颜色的线路上。"
      />
      <TextArea name="description" label="介绍" rows={5} maxLength={2000} />
      <TextArea
        name="meetingPlace"
        label="集合方式"
        rows={2}
        maxLength={300}
        description="在哪里集合，怎么来，向谁报到（写岗位，不写个人姓名和手机号）。"
      />
      <TextArea
        name="accessibility"
        label="无障碍说明"
        rows={2}
        maxLength={500}
        description="有没有台阶、坡道、电梯、厕所，轮椅能不能走完，中途哪里可以坐。"
      />
      <StopFields points={points} />
      <ConfirmedStops points={points} />
    </>
  );
}
