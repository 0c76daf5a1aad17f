/** What pornography spam is strung together from. See `spam-features.ts` for the form of words and weights. */
import type { SpamFeature } from "./spam-feature";

export const ADULT_FEATURES = [
  {
    id: "adult-brand",
    kind: "adult",
    role: "anchor",
    weight: 3.2,
    most: 2,
    words: `91暗网 91吃瓜 51吃瓜 51黑料 51cg 51爆料 吃瓜网 吃瓜黑料 吃瓜爆料 黑料吃瓜 黑料不打烊 黑料网 黑料社 黑料门 每日大赛 海角社区 海角论坛 海角网 抖阴 草榴 1024核工厂 东京热 麻豆传媒 果冻传媒 天美传媒 精东传媒 杏吧 小黄书 porn pornhub
      xvideos xhamster xnxx 快喵 色中色 色综合 色婷婷 色多多 色播 黄色视频 黄色片 黄色小说 黄色电影 三级片 三级黄色 毛片 a片 av天堂 里番 禁漫 久草 久青草 草逼 h漫 黄漫 9色 吃瓜入口 18吃瓜 糖心vlog 小蓝视频 黄片 爱情岛论坛
      狼友社区 柚柚av 热这里只有精品 男人天堂 校园春色 青青草 丁香社区 第一会所 看v片 裸体直播 外围模特 国产va 亚洲va 成在人线 视频色版 吃瓜不打烊 午夜福利院 情色小说`,
  },
  {
    id: "adult-site",
    kind: "adult",
    role: "anchor",
    alone: true,
    weight: 2.3,
    most: 2,
    words: `麻豆 91 蜜桃 水蜜桃 茄子 草莓 香蕉 大香蕉 丝瓜 向日葵 小蝌蚪 黄瓜 榴莲 秋葵 芭乐 荔枝 樱桃 豆奶 菠萝蜜 猫咪 绿巨人 红杏 快猫 葫芦娃 番茄 鸭脖 大象 樱花 九色 八戒 含羞草 成人 抖音成人 抖音福利 污 伊人 青青`,
    tails: `自拍 麻豆 大神 制片 九色 视频 短视频 影视 影院 传媒 影业 tv mv av 污 色 污版 官网 国产 精品 在线 电影 动漫 漫画 直播 看片 成人 网站 图片 综合 自拍 app 抖音 快手 版免费 vlog`,
  },
  {
    id: "adult-word",
    kind: "adult",
    role: "anchor",
    weight: 2.1,
    most: 3,
    words: `久热 99精品 99热 人妻 熟女 熟妇 巨乳 美乳 乱伦 内射 口交 肛交 潮喷 潮吹 颜射 自慰 裸聊 裸舞 约炮 啪啪 娇喘 呻吟 淫 骚货 操逼 鸡巴 肉棒 阴道 阴蒂 嫩穴 色情 情色 色图 色网 艳情 大香蕉 丁香五月 五月婷婷 开心五月 激情视频 偷拍自拍 自拍偷拍       制服诱惑 福利姬 福利视频 福利在线 性爱 性虐 性视频 性生活 xxx xxxx 18禁 r18 一级片 特黄 裸模 波多野结衣 苍井空 妓女 援交 外围女 同城约 同城约会 一夜情 伦理片 伦理电影 午夜伦理 成人片 反差婊 欧美性 换妻 女优 av 成人小说 成人免费视频 成人免费在线 国产自拍
      国产偷 国产麻豆 国产乱 国产伦 无码 久久 有码 亚洲色 香线蕉 伊人综合 国产三级 三级在线 无遮挡视频 又色又爽 又黄 免费黄 黄网 麻豆 被操 炮友 人成 嫩女 后入 女同 扒开 乱码人妻 噜噜 看黄 看片 成人app 成人网 成人影片 成人影院 同城约炮 色情小说 春药 迷药 催情 迷奸 调教视频 sm调教 全国可飞 重口 一本道 加勒比 乱码视 楼凤 视频永久 直播永久`,
  },
  {
    id: "adult-night",
    kind: "adult",
    role: "anchor",
    weight: 2.1,
    words: "午夜 深夜",
    tails: "福利 影院 视频 理论 剧场 电影 精品 成人 神马 免费 宅男",
  },
  {
    id: "adult-live",
    kind: "adult",
    role: "anchor",
    weight: 1.7,
    words: "美女 福利 深夜 午夜 大尺度 夜色 性感 少妇 激情 学生妹 模特 swag",
    tails: "直播 直播间 秀场 上门 小时上门",
  },
  {
    id: "adult-zones",
    kind: "adult",
    role: "anchor",
    alone: true,
    weight: 2.1,
    needs: [["一区 二区 三区 四区 五区 一二 二三 三四 四五 一三"]],
    pattern: /[一二三四五](?: ?[一二三四五])+ ?区|(?:[一二三四五] ?区 ?){2,}|(?:日韩|国产|欧美|精品|免费|亚洲|无码|人妻|久久)[一二三四五]区/gu,
  },
  {
    id: "adult-doubled",
    kind: "adult",
    role: "anchor",
    weight: 2.1,
    most: 2,
    needs: [["天天 日日 夜夜 狠狠 人人 久久 色色 月月 次次 色狠 色久 色天 色综 色五"]],
    pattern: /(?:天天|日日|夜夜|狠狠|人人|久久|色色|月月|次次)[色干操撸日射爽骑啪噜碰插摸躁添嗨欢]|色(?:狠狠|久久|天天|综合|五月)/gu,
  },
  {
    id: "adult-soft",
    kind: "adult",
    role: "anchor",
    weight: 0.75,
    most: 4,
    words: `国产 精品 亚洲 欧美 日韩 自拍 情侣 午夜 福利 综合 人人 偷拍 成人 不卡 中文字幕 主播 女主播 网红 美女 激情 丝袜 天天 黑料 吃瓜 深夜 女友 诱惑 写真 一区 二区 三区 四区 少妇 伊人 婷婷 丁香 五月 五月天 高潮 尤物 露点 裸体 裸照 无遮挡 反差 萝莉 御姐 黑丝 白丝
      番号 磁力 狠狠 制服 未删减 大尺度 美腿 嫩模 偷窥 捆绑 乳房 包养 99 韩漫 粉嫩 绿帽 学生妹 宅男 乱码 夜色 私拍 校花 狼友 性感 老湿 污 处女 换脸 小视频 黑人 巨大 伦理 色 爽 熟 日日 夜夜 次次 月月 变态 另类 尿 热`,
  },
  {
    id: "adult-filler",
    kind: "adult",
    role: "support",
    weight: 0.3,
    most: 4,
    words: `日本 韩国 免费 免费看 免费观看 在线 在线观看 在线视频 在线播放 观看 看 视频 影院 影视 电影网站 大片 高清 字幕 最新 网站 手机 专区 合集 资源 app 入口 官网 下载 短视频 直播 全集 第一页 传媒 播放 亚州 电影 成年 成年人 破解版 无限 安装 不打烊 爆料 片 每日更新
      今日更新 最新地址 社区 剧场 网 地址 理论 货到付款 上门服务 同城 阅读 一对一`,
  },
] as const satisfies readonly SpamFeature[];
