import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { DATUM_LABELS, DATUMS } from "@/lib/teaching-points/places/schema";

/** What a visitor must know: where it is, how to get there and in, whom to call. */
export function VisitorFields() {
  return (
    <>
      <TextField name="address" label="地址" maxLength={200} />
      <TextField
        name="position"
        label="位置（经纬度）"
        width="26em"
        inputMode="text"
        description="在地图的“坐标拾取器”里点一下，把得到的两个数整段贴过来，如“121.196000,31.098000”；谁在前都可以。"
      />
      <SelectField
        name="datum"
        label="取自哪种地图"
        options={DATUMS.map((value) => ({ value, label: DATUM_LABELS[value] }))}
        description="各家地图的坐标系不同，选错了会差几百米。填了位置就要选。"
      />
      <TextArea
        name="directions"
        label="怎么到"
        rows={3}
        maxLength={1000}
        description="坐什么车、在哪里下、从哪个门进、车停在哪里。"
      />
      <TextArea
        name="accessibility"
        label="无障碍"
        rows={3}
        maxLength={1000}
        description="台阶、坡道、电梯、卫生间、轮椅，腿脚不便的人要知道的都写上；没有的也请写明。"
      />
      <TextField
        name="publicPhone"
        label="公开电话"
        type="tel"
        width="16em"
        description="登在网站上，谁都能打；请不要填个人手机号。"
      />
    </>
  );
}
