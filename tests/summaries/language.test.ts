import { describe, expect, it } from "vitest";
import { isInWrongScript } from "@/lib/summaries/language";

const texts = {
  English: "We teach a robot with two arms to fold towels that it has never seen before. ".repeat(
    3,
  ),
  Chinese: "我们教会一个双臂机器人折叠它从未见过的毛巾，并在真实环境中评测其成功率。".repeat(3),
  Japanese: "私たちは、二本の腕を持つロボットに、見たことのないタオルをたたむことを教える。".repeat(
    3,
  ),
  Russian:
    "Мы учим робота с двумя руками складывать полотенца, которых он раньше не видел. ".repeat(3),
  Korean: "우리는 두 팔 로봇에게 처음 보는 수건을 접는 방법을 가르치고 성공률을 측정한다. ".repeat(
    3,
  ),
  Greek: "Διδάσκουμε ένα ρομπότ με δύο χέρια να διπλώνει πετσέτες που δεν έχει δει ποτέ. ".repeat(
    3,
  ),
};

describe("isInWrongScript", () => {
  it.each(Object.entries(texts))("knows %s from all the others", (language, text) => {
    for (const other of Object.keys(texts)) {
      expect(isInWrongScript(text, other), other).toBe(other !== language);
    }
  });

  it("knows languages by code and by their own name", () => {
    for (const name of ["zh", "zh-CN", "中文"]) {
      expect(isInWrongScript(texts.English, name), name).toBe(true);
      expect(isInWrongScript(texts.Chinese, name), name).toBe(false);
    }
    expect(isInWrongScript(texts.English, "русский")).toBe(true);
    expect(isInWrongScript(texts.Japanese, "日本語")).toBe(false);
    expect(isInWrongScript(texts.Chinese, "Deutsch")).toBe(true);
    expect(isInWrongScript(texts.English, "العربية")).toBe(true);
  });

  it("lets Chinese be full of English terms", () => {
    const text =
      "在 ImageNet、CIFAR-10 和 TowelBench 上，Transformer encoder 与 diffusion policy 结合 imitation learning，成功率优于 ResNet baseline。";
    expect(isInWrongScript(text, "zh")).toBe(false);
  });

  it("lets English name things in other scripts", () => {
    expect(isInWrongScript(`${texts.English} 毛巾 折叠 полотенце`, "en")).toBe(false);
  });

  it("does not judge a language whose script it does not know, nor a few words", () => {
    expect(isInWrongScript(texts.Chinese, "Klingon")).toBe(false);
    expect(isInWrongScript("Two words", "zh")).toBe(false);
    expect(isInWrongScript("", "zh")).toBe(false);
  });
});
