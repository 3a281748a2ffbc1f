--[[
  Writes a send into a phone's windows and keeps its code, unless a window or the guess budget is full or a code is frozen.

  KEYS
    [1] hash  <namespace>:{<phone hash>}
          w            times of sends: 6 bytes each, big-endian milliseconds, oldest first
          v            times of those that were calls: the same
          g            times of wrong tries, all purposes: the same; there whenever a g:<purpose> is
          g:<purpose>  times of wrong tries for the purpose: the same
          c:<purpose>  the challenge: nonce (16) mac (16) expiry (6, ms) tries (1; 255: frozen) origin (8) sessions that
                       asked (8 each)
          x:<purpose>  the code for a resend: key id (4), then ciphertext

  ARGV
    [1]  purpose
    [2]  nonce: 16 bytes
    [3]  mac: 16 bytes
    [4]  cipher: key id (4) and ciphertext; empty where a resend replaces the code
    [5]  ids of the keys that can be read: 4 bytes each
    [6]  session: 8 bytes; zeros for a caller without one
    [7]  life of a code, ms
    [8]  retention of the phone's state after a send, ms
    [9]  windows of wrong tries per phone: limit (2 bytes) and length (6 bytes, ms), big-endian, one after the other
    [10] windows of wrong tries per purpose: the same
    [11] windows of sends: the same
    [12] bytes of the log of sends that any window looks at
    [13] cooldown after the first, second, … send of a day, ms: 4 bytes each; empty for none
    [14] origin: 8 bytes that say where the asker is; kept with the first send of a code
    [15] windows of calls, as [9]; empty for a text message
    [16] bytes of the log of calls that any window looks at; 0 for a text message
    [17] 1 where a call needs a text message within the hour before it
    [18] 1 where a call that is not allowed is sent as a text message; empty where it is refused

  Returns  { tag, ... }
    { 'locked', wait }                            the guess budget is used up, or the code frozen, for so many ms
    { 'limited', wait }                           a window is full, or the cooldown lasts, for so many ms
    { 'early' }                                   a call, and no text message within the hour
    { 'kept', nonce, at, expires, resend, call }  the code is kept; ms until it expires and until the next send; 1 for a call
    { 'live', nonce, at, expires, resend, call, cipher}  an earlier code is live and is to be sent again

  Notes
    time_log.lua stands in front of it.
    One key, so it runs in Redis Cluster. Redis' clock. A few commands, whatever the history.
    All is written by one HSET, so a refusal for memory leaves nothing half done.
    A resend keeps nonce, expiry, tries and origin: it prolongs no life and gives no guess back.
    From the third send of a day on, the cooldown is up to a tenth longer or shorter, by the time of the last send.
]]
local key, nonce, mac, cipher, session = KEYS[1], ARGV[2], ARGV[3], ARGV[4], ARGV[6]
local challenges, ciphers, steps = 'c:' .. ARGV[1], 'x:' .. ARGV[1], ARGV[13]
local call, sub = redis.call, string.sub
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function pause(log)
  local count, longest = recent(log, now - 86400000, #steps / 4), wait(log, ARGV[11], now)
  if count == 0 then
    return longest
  end
  local last, step = unpacked(log, #log - 5), struct.unpack('>I4', steps, count * 4 - 3)
  step = count < 3 and step or math.floor(step * (900 + last % 201) / 1000)
  return math.max(longest, last + step - now)
end

local state = call('HMGET', key, 'w', challenges, ciphers, 'g', 'g:' .. ARGV[1], 'v')
local sends, challenge, kept, calls = state[1] or '', state[2], state[3], state[6] or ''
local left = challenge and unpacked(challenge, 33) - now or 0
local frozen = left > 0 and string.byte(challenge, 39) == 255 and left or 0
local guessed = state[4] and math.max(wait(state[4], ARGV[9], now), wait(state[5] or '', ARGV[10], now)) or 0
local locked = math.max(frozen, guessed)
if locked > 0 then
  return { 'locked', locked }
end
local called, full = ARGV[16] ~= '0', wait(calls, ARGV[15], now)
local early = ARGV[17] == '1' and recent(sends, now - 3600000, 1000) <= recent(calls, now - 3600000, 1000)
if ARGV[18] == '1' and (full > 0 or early) then
  called, full, early = false, 0, false
end
local limited = sends ~= '' and math.max(pause(sends), full) or 0
if limited > 0 then
  return { 'limited', limited }
end
if early then
  return { 'early' }
end
sends = sub(sends .. packed(now), -ARGV[12])
calls = called and sub(calls .. packed(now), -ARGV[16]) or nil
local fields = { challenges, false, ciphers, false, 'w', sends, calls and 'v', calls }

local life, again, kind = tonumber(ARGV[7]), false, called and 1 or 0
if left > 0 then
  local sessions = sub(challenge, 48)
  if not string.find(sessions, session, 1, true) then
    sessions = sub(sessions .. session, -32)
  end
  again = cipher ~= '' and kept and kept ~= '' and string.find(ARGV[5], sub(kept, 1, 4), 1, true)
  if again then
    mac, cipher = sub(challenge, 17, 32), kept
  end
  life, nonce = left, sub(challenge, 1, 16)
  challenge = nonce .. mac .. sub(challenge, 33, 47) .. sessions
else
  challenge = nonce .. mac .. packed(now + life) .. '\0' .. ARGV[14] .. session
end
fields[2], fields[4] = challenge, cipher
call('HSET', key, unpack(fields))
call('PEXPIRE', key, ARGV[8])
if again then
  return { 'live', nonce, now, life, pause(sends), kind, cipher }
end
return { 'kept', nonce, now, life, pause(sends), kind }
