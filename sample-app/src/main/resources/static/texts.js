// Every word of the pages, in both languages, and the switch between them.

const TEXTS = {
  en: {
    "page-title": "Sign in · OTP Gate",
    title: "Sign in with your phone",
    lead: "We will text you a one-time code. No password needed.",
    purpose: "I want to",
    login: "Sign in",
    register: "Register",
    "reset-password": "Reset password",
    phone: "Mobile number",
    send: "Send code",
    "send-wait": "Send code in {time}",
    change: "Change number",
    "code-title": "Enter your code",
    "sent-to": "We sent {length} digits to {phone}. Valid for {time}.",
    "delivery-delivered": "Your phone has it.",
    "delivery-failed": "The network says that it did not arrive. Send it again, or ask for a call.",
    code: "Verification code",
    verify: "Verify",
    "no-code": "Nothing arrived?",
    resend: "Send again",
    "resend-wait": "Send again in {time}",
    call: "Call me instead",
    called: "We are calling {phone} and will read out {length} digits. Valid for {time}.",
    done: "You are signed in",
    "done-as": "Verified mobile number",
    "sign-out": "Sign out",
    inbox: "Open the simulated phone",
    "inbox-why": "No real text message is sent here: your code arrives on a simulated phone.",
    footer: "Codes work once and expire within minutes. Never share them.",
    seconds: "{n} s",
    minutes: "{n} min",
    "invalid-phone": "That is not a mobile number we can send to. Please check it.",
    "rate-limited": "Too many requests. Please try again in {time}.",
    "captcha-required": "The security check did not succeed. Please try again.",
    unavailable: "We cannot do that right now. Please try again in a moment.",
    "not-verified": "That code is not right or no longer valid. Check it, or ask for a new one.",
    "invalid-request": "Something in the request was not understood. Please reload the page and try again.",
    network: "No connection. Check your network and try again.",
    "code-short": "The code has {length} digits.",
    "captcha-working": "Running a quick security check …",
    "captcha-title": "One quick check",
    "captcha-how": "Move the piece into its gap in the picture.",
    "captcha-slide": "Position of the piece",
    "captcha-picture": "Picture with a gap",
    "captcha-position": "{n} of {most}",
    "captcha-left": "Move left",
    "captcha-right": "Move right",
    "captcha-confirm": "Confirm",
    "captcha-new": "New picture",
    "captcha-back": "Back",
    "captcha-move": "Please move the piece into the gap first.",
    "captcha-wrong": "That did not fit, or took too long. Here is a new picture.",
    "inbox-title": "Simulated phone · OTP Gate",
    "inbox-heading": "Messages",
    "inbox-lead": "What the simulated vendors delivered. Nothing leaves this machine.",
    "inbox-empty": "No messages yet",
    "inbox-empty-why": "Ask for a code on the sign-in page. It arrives here within a second.",
    "inbox-back": "Sign-in page",
    "inbox-lost": "Connection lost. Trying again …",
    "inbox-to-sms": "Text message · to {phone}",
    "inbox-to-voice": "Phone call · to {phone}",
    copy: "Copy code",
    copied: "Copied",
    "reply-stop": "Reply {word}",
    "reply-stop-why": "Stop: nothing is sent to this number any more.",
    "reply-not-me": "Reply {word}",
    "reply-not-me-why": "Not me: the code is worth nothing any more.",
    replied: "Replied {word}",
    "copy-label": "Copy code {code}",
  },
  zh: {
    "page-title": "登录 · OTP Gate",
    title: "手机号登录",
    lead: "我们会向您的手机发送一次性验证码，无需密码。",
    purpose: "我要",
    login: "登录",
    register: "注册",
    "reset-password": "重置密码",
    phone: "手机号",
    send: "获取验证码",
    "send-wait": "{time}后可重新获取",
    change: "更换号码",
    "code-title": "输入验证码",
    "sent-to": "{length} 位验证码已发送至 {phone}，{time}内有效。",
    "delivery-delivered": "已送达您的手机。",
    "delivery-failed": "运营商反馈未送达，请重新获取或改用语音。",
    code: "验证码",
    verify: "验证",
    "no-code": "没有收到？",
    resend: "重新发送",
    "resend-wait": "{time}后可重新发送",
    call: "改用语音电话",
    called: "正在拨打 {phone}，请接听并记下 {length} 位验证码，{time}内有效。",
    done: "登录成功",
    "done-as": "已验证的手机号",
    "sign-out": "退出登录",
    inbox: "打开模拟手机",
    "inbox-why": "此处不会发送真实短信，验证码会出现在模拟手机上。",
    footer: "验证码仅能使用一次，几分钟内有效，请勿告诉他人。",
    seconds: "{n} 秒",
    minutes: "{n} 分钟",
    "invalid-phone": "无法向该号码发送短信，请检查手机号。",
    "rate-limited": "操作过于频繁，请 {time}后重试。",
    "captcha-required": "安全验证未通过，请重试。",
    unavailable: "服务暂时不可用，请稍后重试。",
    "not-verified": "验证码错误或已失效，请检查或重新获取。",
    "invalid-request": "请求无法识别，请刷新页面后重试。",
    network: "网络连接失败，请检查网络后重试。",
    "code-short": "请输入 {length} 位验证码。",
    "captcha-working": "正在进行安全验证……",
    "captcha-title": "安全验证",
    "captcha-how": "请将拼图移至图中的缺口处。",
    "captcha-slide": "拼图位置",
    "captcha-picture": "带缺口的图片",
    "captcha-position": "{n} / {most}",
    "captcha-left": "左移",
    "captcha-right": "右移",
    "captcha-confirm": "确认",
    "captcha-new": "换一张",
    "captcha-back": "返回",
    "captcha-move": "请先将拼图移至缺口处。",
    "captcha-wrong": "位置不对或已超时，请在新图片上重试。",
    "inbox-title": "模拟手机 · OTP Gate",
    "inbox-heading": "信息",
    "inbox-lead": "模拟短信与语音通道送达的内容，不会离开本机。",
    "inbox-empty": "暂无短信",
    "inbox-empty-why": "在登录页获取验证码，一秒内就会出现在这里。",
    "inbox-back": "登录页",
    "inbox-lost": "连接已断开，正在重试……",
    "inbox-to-sms": "短信 · 收件号码 {phone}",
    "inbox-to-voice": "语音电话 · 接听号码 {phone}",
    copy: "复制验证码",
    copied: "已复制",
    "reply-stop": "回复 {word}",
    "reply-stop-why": "退订：不再向该号码发送任何短信。",
    "reply-not-me": "回复 {word}",
    "reply-not-me-why": "不是我本人操作：该验证码立即作废。",
    replied: "已回复 {word}",
    "copy-label": "复制验证码 {code}",
  },
};

const STORED = "language";
let language = initial();

function initial() {
  const wanted = remembered() ?? navigator.language ?? "en";
  return wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
}

// Storage may be switched off; then the choice lasts as long as the page.
function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // See above.
  }
}

/** The text of that key, with its {names} replaced. */
export function text(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The text for a problem's code; one that is not known reads as "unavailable". */
export function problemText(code, values) {
  return text(Object.hasOwn(TEXTS.en, code) ? code : "unavailable", values);
}

/** A length of time: 42 s, and from two minutes on 2:00. */
export function duration(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 120) {
    return text("seconds", { n: whole });
  }
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** The life of a code: whole minutes, as nobody counts it down. */
export function lifetime(seconds) {
  return seconds < 60 ? duration(seconds) : text("minutes", { n: Math.floor(seconds / 60) });
}

/** The language as a browser names it, for dates and the page itself. */
export function locale() {
  return language === "zh" ? "zh-CN" : "en";
}

/** Puts the page into the language, now and at every press of the switch; then calls back for what is not static. */
export function speak(title, changed) {
  const button = document.getElementById("language");
  const show = () => {
    document.documentElement.lang = locale();
    document.title = text(title);
    document.querySelectorAll("[data-text]").forEach((node) => {
      node.textContent = text(node.dataset.text);
    });
    button.textContent = language === "zh" ? "English" : "中文";
    button.lang = language === "zh" ? "en" : "zh-CN";
    changed();
  };
  button.addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    remember();
    show();
  });
  show();
}
