// The simulated phone: asks every second what has arrived and puts it on top.

import { locale, speak, text } from "./texts.js";

const POLL_MILLIS = 1000;
const COPIED_MILLIS = 1600;
const $ = (id) => document.getElementById(id);
const list = $("messages");

const WORDS = { "reply-stop": "TD", "reply-not-me": "非本人" };

const known = new Set();
let lost = false;

function element(name, className, content) {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = content;
  return node;
}

function bubble(message) {
  const item = element("li", "item", "");
  item.dataset.id = message.id;
  item.dataset.phone = message.phone;
  item.dataset.channel = message.channel;
  item.dataset.at = message.receivedAt;
  item.append(element("p", "meta", ""), element("p", "bubble", message.text));
  if (message.code) {
    item.append(copyButton(message.code));
  }
  if (message.channel === "sms") {
    item.append(...Object.keys(WORDS).map((key) => replyButton(item, key)));
  }
  return label(item);
}

/** What depends on the language. */
function label(item) {
  const at = new Date(item.dataset.at);
  const time = at.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false });
  item.querySelector(".meta").textContent = `${text(`inbox-to-${item.dataset.channel}`, { phone: item.dataset.phone })} · ${time}`;
  const button = item.querySelector(".copy");
  if (button) {
    button.textContent = text("copy");
    button.setAttribute("aria-label", text("copy-label", { code: button.dataset.code }));
  }
  item.querySelectorAll(".reply").forEach((reply) => {
    reply.textContent = text(reply.dataset.sent ? "replied" : reply.dataset.key, { word: WORDS[reply.dataset.key] });
    reply.title = text(`${reply.dataset.key}-why`);
  });
  return item;
}

function replyButton(item, key) {
  const button = element("button", "reply", "");
  button.type = "button";
  button.dataset.key = key;
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.dataset.sent = (await replyTo(item.dataset.id, WORDS[key])) ? "yes" : "";
    button.disabled = Boolean(button.dataset.sent);
    label(item);
  });
  return button;
}

/** Whether it was written back. */
async function replyTo(id, word) {
  try {
    const answer = await fetch("/inbox/replies", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, text: word }),
      signal: AbortSignal.timeout(5000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function copyButton(code) {
  const button = element("button", "copy", "");
  button.type = "button";
  button.dataset.code = code;
  button.addEventListener("click", async () => {
    await copy(code);
    button.textContent = text("copied");
    setTimeout(() => label(button.parentElement), COPIED_MILLIS);
  });
  return button;
}

/** Over plain HTTP to another machine browsers offer no clipboard; the old way still works there. */
async function copy(code) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(code);
    return;
  }
  const field = element("textarea", "off-screen", code);
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function poll() {
  try {
    const answer = await fetch("/inbox/messages", { signal: AbortSignal.timeout(5000) });
    arrive(await answer.json());
    lost = !answer.ok;
  } catch {
    lost = true;
  }
  refresh();
  setTimeout(poll, POLL_MILLIS);
}

function arrive(messages) {
  const fresh = messages.filter((message) => !known.has(message.id));
  list.prepend(...fresh.map(bubble));
  fresh.forEach((message) => known.add(message.id));
  $("empty").hidden = list.childElementCount > 0;
}

function refresh() {
  $("lost").textContent = lost ? text("inbox-lost") : "";
  $("clock").textContent = new Date().toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false });
}

speak("inbox-title", () => {
  [...list.children].forEach(label);
  refresh();
});
poll();
