// The sign-in page: phone, code, done. What the server says reaches the page as text only, never as markup.

import { pageSettings, sendCode, signIn, signOut, verifyCode, whoIsSignedIn } from "./api.js";
import { cancel, throughCaptcha } from "./captcha.js";
import { Countdown } from "./countdown.js";
import { DeliveryWatch } from "./delivery.js";
import { Slider } from "./slider.js";
import { duration, lifetime, problemText, speak, text } from "./texts.js";

const $ = (id) => document.getElementById(id);
const named = (names, suffix) => Object.fromEntries(names.map((name) => [name, $(name + suffix)]));
const steps = named(["phone", "code", "captcha", "done"], "-step");
const messages = named(["phone", "code", "captcha", "done"], "-message");
const fields = { phone: $("phone"), code: $("code"), captcha: $("column") };
const slider = new Slider(() => sayProblem("captcha", { code: "captcha-move" }));
const delivery = new DeliveryWatch($("code-delivery"));
const sendWait = new Countdown($("send"), { ready: "send", waiting: "send-wait" });
const resendWait = new Countdown($("resend"), { ready: "resend", waiting: "resend-wait" });
const callWait = new Countdown($("call"), { ready: "call", waiting: "call" }); // the time stands beside it
const againWait = { start: (seconds) => [resendWait, callWait].forEach((wait) => wait.start(seconds)) };

let challenge; // {phone, purpose, channel, id, shownPhone, length, validFor}: what was sent last
let shown = {}; // step → {key, values} of its message, to be said again in another language
let busy = false;

function show(step, focus) {
  for (const [name, node] of Object.entries(steps)) {
    node.hidden = name !== step;
  }
  focus?.focus();
}

function say(step, key, values) {
  shown[step] = key && { key, values };
  messages[step].textContent = key ? problemText(key, spoken(values)) : "";
  fields[step]?.setAttribute("aria-invalid", String(Boolean(key)));
}

const spoken = (values = {}) => ({ ...values, time: values.seconds && duration(values.seconds) });

function sayProblem(step, answer) {
  if (answer.code === "cancelled") {
    return;
  }
  say(step, answer.code, { seconds: answer.retryAfter });
  fields[step]?.focus();
}

/** Where a captcha is seen that stands before a request of that step: a quiet line there, or a step of its own. */
function captchaView(step) {
  const status = $(`${step}-status`);
  return {
    slider,
    working: (on) => {
      say(step);
      status.textContent = on ? text("captcha-working") : "";
    },
    picture: (message) => {
      say("captcha", message);
      show("captcha", fields.captcha);
    },
    close: () => !steps.captcha.hidden && show(step, fields[step]),
  };
}

/** One request at a time: a second press of a button while the first is under way does nothing. */
async function once(button, work) {
  if (busy) {
    return;
  }
  busy = true;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    busy = false;
    button.removeAttribute("aria-busy");
  }
}

function wanted() {
  const purpose = steps.phone.querySelector("[name=purpose]:checked").value;
  return { phone: fields.phone.value.normalize("NFKC").trim(), purpose, channel: "sms" };
}

async function send({ phone, purpose, channel }, step, wait) {
  if (!phone) {
    say("phone", "invalid-phone");
    fields.phone.focus();
    return;
  }
  const request = (token) => sendCode({ phone, purpose, channel }, token);
  const answer = await throughCaptcha(purpose, request, captchaView(step));
  if (answer.ok) {
    challenge = sent(phone, purpose, answer.body);
    enterCode(answer.body.resendInSeconds);
    delivery.start(challenge.id);
  } else if (answer.code === "rate-limited") {
    limited(phone, purpose, step, answer, wait);
  } else {
    sayProblem(step, answer);
  }
}

function sent(phone, purpose, body) {
  return {
    phone,
    purpose,
    channel: body.channel,
    id: body.challengeId,
    shownPhone: body.phone,
    length: body.codeLength,
    validFor: body.expiresInSeconds,
  };
}

/** Whoever went back and asked again too early still has the code of the first message. */
function limited(phone, purpose, step, answer, wait) {
  if (step === "phone" && challenge?.phone === phone && challenge.purpose === purpose) {
    enterCode(answer.retryAfter);
    sayProblem("code", answer);
    return;
  }
  wait.start(answer.retryAfter);
  sayProblem(step, answer);
}

function enterCode(waitSeconds) {
  fields.code.value = "";
  fields.code.placeholder = "•".repeat(challenge.length);
  say("phone");
  say("code");
  describeCode();
  againWait.start(waitSeconds);
  show("code", fields.code);
}

function describeCode() {
  if (challenge) {
    $("sent-to").textContent = text(challenge.channel === "voice" ? "called" : "sent-to", {
      length: challenge.length,
      phone: challenge.shownPhone,
      time: lifetime(challenge.validFor),
    });
  }
}

async function verify() {
  const code = fields.code.value;
  if (code.length !== challenge.length) {
    say("code", "code-short", { length: challenge.length });
    fields.code.focus();
    return;
  }
  const { id, purpose } = challenge;
  const request = (token) => verifyCode({ challengeId: id, purpose, code }, token);
  const verified = await throughCaptcha(purpose, request, captchaView("code"));
  const answer = verified.ok ? await signIn(verified.body.ticket, purpose) : verified;
  if (answer.ok) {
    challenge = undefined;
    fields.phone.value = "";
    done(answer.body.phone);
    return;
  }
  sayProblem("code", answer);
  fields.code.select();
}

function done(phone) {
  delivery.stop();
  $("who").textContent = phone;
  say("done");
  show("done", $("welcome"));
}

steps.phone.addEventListener("submit", (event) => {
  event.preventDefault();
  once($("send"), () => send(wanted(), "phone", sendWait));
});
steps.code.addEventListener("submit", (event) => {
  event.preventDefault();
  once($("verify"), verify);
});
const again = (button, channel) => once(button, () => send({ ...challenge, channel }, "code", againWait));
$("resend").addEventListener("click", () => again($("resend"), "sms"));
$("call").addEventListener("click", () => again($("call"), "voice"));
$("change").addEventListener("click", () => {
  cancel();
  show("phone", fields.phone);
});
$("captcha-back").addEventListener("click", cancel);
$("sign-out").addEventListener("click", () =>
  once($("sign-out"), async () => {
    const answer = await signOut();
    if (answer.ok) {
      show("phone", fields.phone);
    } else {
      sayProblem("done", answer);
    }
  }),
);
// What is being solved would be for the number, or the purpose, before.
steps.phone.addEventListener("input", cancel);
// Another number may well be sent to: the wait was that of the number before.
fields.phone.addEventListener("input", () => {
  sendWait.stop();
  say("phone");
  $("prefix").hidden = fields.phone.value.startsWith("+");
});
// Keeps the digits of whatever was typed or pasted, a whole message included.
fields.code.addEventListener("input", () => {
  fields.code.value = digitsOf(fields.code.value, challenge.length);
  say("code");
});

function digitsOf(typed, length) {
  const plain = typed.normalize("NFKC");
  const whole = plain.match(new RegExp(`(?<!\\d)\\d{${length}}(?!\\d)`));
  return whole ? whole[0] : plain.replace(/\D/g, "").slice(0, length);
}

speak("page-title", () => {
  sendWait.show();
  resendWait.show();
  callWait.show();
  describeCode();
  slider.refresh();
  delivery.show();
  Object.entries(shown).forEach(([step, message]) => message && say(step, message.key, message.values));
});

const [session, settings] = await Promise.all([whoIsSignedIn(), pageSettings()]);
$("inbox").hidden = !settings.body?.inbox;
$("call").hidden = !settings.body?.voice;
if (session.body) {
  done(session.body.phone);
} else {
  show("phone", fields.phone);
}
