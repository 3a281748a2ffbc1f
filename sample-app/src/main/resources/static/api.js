// The requests of the page. Each resolves to {ok, body} or {ok: false, code, kind, retryAfter}; none throws.

const TIMEOUT_MILLIS = 15_000;
const USUAL_WAIT_SECONDS = 60;

/** Asks for a code to be sent: {phone, purpose, channel}, the channel "sms" or "voice", and a captcha token perhaps. */
export const sendCode = (request, captchaToken) => call("POST", "/otp/send", { ...request, captchaToken });

/** Tries a code: {challengeId, purpose, code}, and a captcha token perhaps. */
export const verifyCode = (guess, captchaToken) => call("POST", "/otp/verify", { ...guess, captchaToken });

/** How far the message of a challenge is. */
export const deliveryOf = (challengeId) => call("GET", `/otp/status?${new URLSearchParams({ challengeId })}`);

/** Something to solve, of the kind the server asked for if it named one. */
export const fetchCaptcha = (purpose, kind) =>
  call("GET", `/otp/captcha?${new URLSearchParams(kind ? { purpose, kind } : { purpose })}`);

/** Answers a captcha, which uses it up; the body holds the token. */
export const solveCaptcha = (id, solution, purpose) => call("POST", "/otp/captcha", { id, solution, purpose });

/** Signs in with the ticket of a verified code. */
export const signIn = (ticket, purpose) => call("POST", "/session", { ticket, purpose });

/** Who is signed in; no body if nobody is. */
export const whoIsSignedIn = () => call("GET", "/session");

/** Signs out. */
export const signOut = () => call("DELETE", "/session");

/** Whether there is a simulated phone, and whether the service can call. */
export const pageSettings = () => call("GET", "/page.json");

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
  } catch {
    return { ok: false, code: "network" };
  }
  const content = await answer.json().catch(() => undefined);
  if (answer.ok) {
    return { ok: true, body: content };
  }
  return { ok: false, code: content?.code ?? "unavailable", kind: content?.kind, retryAfter: retryAfter(answer) };
}

function retryAfter(answer) {
  const seconds = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  return seconds > 0 ? seconds : USUAL_WAIT_SECONDS;
}
