--[[
  Writes a send into a phone's windows and keeps its code, unless a window or the guess budget is full.

  KEYS
    [1] hash  <namespace>:{<phone hash>}
          w            times of sends: 6 bytes each, big-endian milliseconds, oldest first
          g            times of wrong tries, all purposes: the same
          g:<purpose>  times of wrong tries for the purpose: the same
          c:<purpose>  the challenge: nonce (16) mac (16) expiry (6, ms) tries (1) sessions (8 each; none: unbound)
          x:<purpose>  the code for a resend: key id (4), then ciphertext

  ARGV
    [1]  purpose
    [2]  nonce: 16 bytes
    [3]  mac: 16 bytes
    [4]  cipher: key id (4) and ciphertext; empty where a resend replaces the code
    [5]  ids of the keys that can be read: 4 bytes each
    [6]  session: 8 bytes, or empty
    [7]  life of a code, ms
    [8]  retention of the phone's state after a send, ms
    [9]  [10]  guess budget per purpose: limit, window in ms
    [11] [12]  guess budget per purpose, the second window
    [13] [14]  guess budget per phone
    [15] most sends that any window counts
    [16..]  windows of sends: limit, window in ms, pair after pair

  Returns  { tag, ... }
    { 'locked', wait }                            the guess budget is used up for so many ms
    { 'limited', wait }                           a window is full for so many ms
    { 'kept', nonce, at, expires, resend }        the code is kept; ms until it expires and until the next send
    { 'live', nonce, at, expires, resend, cipher} an earlier code is live and is to be sent again

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. A few commands, whatever the history.
    All is written by one HSET, so a refusal for memory leaves nothing half done.
    A resend keeps nonce, expiry and tries: it prolongs no life and gives no guess back.
]]
local key, purpose = KEYS[1], ARGV[1]
local nonce, mac, cipher, readable, session = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local life, retention, most = tonumber(ARGV[7]), ARGV[8], tonumber(ARGV[15])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function wait(log, limit, length)
  local from = #log - limit * 6 + 1
  return from > 0 and struct.unpack('>I6', log, from) + length - now or 0
end

local state = redis.call('HMGET', key, 'w', 'g', 'g:' .. purpose, 'c:' .. purpose, 'x:' .. purpose)
local sends, guesses, here, challenge, kept = state[1] or '', state[2] or '', state[3] or '', state[4], state[5]

local locked = math.max(
  wait(here, ARGV[9], ARGV[10]), wait(here, ARGV[11], ARGV[12]), wait(guesses, ARGV[13], ARGV[14]))
if locked > 0 then
  return { 'locked', locked }
end
local limited = 0
for i = 16, #ARGV, 2 do
  limited = math.max(limited, wait(sends, ARGV[i], ARGV[i + 1]))
end
if limited > 0 then
  return { 'limited', limited }
end

sends = string.sub(sends .. struct.pack('>I6', now), -6 * most)
local resend = 0
for i = 16, #ARGV, 2 do
  resend = math.max(resend, wait(sends, ARGV[i], ARGV[i + 1]))
end

local expiry, tries, sessions = now + life, '\0', session
if challenge and struct.unpack('>I6', challenge, 33) > now then
  nonce, expiry, tries = string.sub(challenge, 1, 16), struct.unpack('>I6', challenge, 33), string.sub(challenge, 39, 39)
  sessions = string.sub(challenge, 40)
  if session == '' or sessions == '' then
    sessions = ''
  elseif not string.find(sessions, session, 1, true) then
    sessions = string.sub(sessions .. session, -32)
  end
else
  kept = false
end
local again = cipher ~= '' and kept and kept ~= '' and string.find(readable, string.sub(kept, 1, 4), 1, true)
if again then
  mac, cipher = string.sub(challenge, 17, 32), kept
end
challenge = nonce .. mac .. struct.pack('>I6', expiry) .. tries .. sessions
redis.call('HSET', key, 'w', sends, 'c:' .. purpose, challenge, 'x:' .. purpose, cipher)
redis.call('PEXPIRE', key, retention)
if again then
  return { 'live', nonce, now, expiry - now, resend, cipher }
end
return { 'kept', nonce, now, expiry - now, resend }
