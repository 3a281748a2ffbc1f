--[[
  Writes a send into a phone's windows and keeps its code, unless a window or the guess budget is full.

  KEYS
    [1] hash  <namespace>:{<phone hash>}
          w            times of sends: 6 bytes each, big-endian milliseconds, oldest first
          g            times of wrong tries, all purposes: the same; there whenever a g:<purpose> is
          g:<purpose>  times of wrong tries for the purpose: the same
          c:<purpose>  the challenge: nonce (16) mac (16) expiry (6, ms) tries (1) sessions that asked (8 each)
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

  Returns  { tag, ... }
    { 'locked', wait }                            the guess budget is used up for so many ms
    { 'limited', wait }                           a window is full for so many ms
    { 'kept', nonce, at, expires, resend }        the code is kept; ms until it expires and until the next send
    { 'live', nonce, at, expires, resend, cipher} an earlier code is live and is to be sent again

  Notes
    Times are packed in two halves: the struct of a Redis on Windows has 32 bits.
    One key, so it runs in Redis Cluster. Redis' clock. A few commands, whatever the history.
    All is written by one HSET, so a refusal for memory leaves nothing half done.
    A resend keeps nonce, expiry and tries: it prolongs no life and gives no guess back.
]]
local key, nonce, mac, cipher, session = KEYS[1], ARGV[2], ARGV[3], ARGV[4], ARGV[6]
local challenges, ciphers = 'c:' .. ARGV[1], 'x:' .. ARGV[1]
local call, sub, unpack = redis.call, string.sub, struct.unpack
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function packed(ms)
  return struct.pack('>I2I4', math.floor(ms / 4294967296), ms % 4294967296)
end

local function unpacked(bytes, from)
  local high, low = unpack('>I2I4', bytes, from)
  return high * 4294967296 + low
end

local function wait(log, windows)
  local longest = 0
  for i = 1, #windows, 8 do
    local from = #log - unpack('>I2', windows, i) * 6 + 1
    if from > 0 then
      longest = math.max(longest, unpacked(log, from) + unpacked(windows, i + 2) - now)
    end
  end
  return longest
end

local state = call('HMGET', key, 'w', challenges, ciphers, 'g', 'g:' .. ARGV[1])
local sends, challenge, kept = state[1] or '', state[2], state[3]
local locked = state[4] and math.max(wait(state[4], ARGV[9]), wait(state[5] or '', ARGV[10])) or 0
if locked > 0 then
  return { 'locked', locked }
end
local limited = sends ~= '' and wait(sends, ARGV[11]) or 0
if limited > 0 then
  return { 'limited', limited }
end
sends = sub(sends .. packed(now), -ARGV[12])

local life, again = tonumber(ARGV[7]), false
local left = challenge and unpacked(challenge, 33) - now or 0
if left > 0 then
  local sessions = sub(challenge, 40)
  if not string.find(sessions, session, 1, true) then
    sessions = sub(sessions .. session, -32)
  end
  again = cipher ~= '' and kept and kept ~= '' and string.find(ARGV[5], sub(kept, 1, 4), 1, true)
  if again then
    mac, cipher = sub(challenge, 17, 32), kept
  end
  life, nonce = left, sub(challenge, 1, 16)
  challenge = nonce .. mac .. sub(challenge, 33, 39) .. sessions
else
  challenge = nonce .. mac .. packed(now + life) .. '\0' .. session
end
call('HSET', key, 'w', sends, challenges, challenge, ciphers, cipher)
call('PEXPIRE', key, ARGV[8])
if again then
  return { 'live', nonce, now, life, wait(sends, ARGV[11]), cipher }
end
return { 'kept', nonce, now, life, wait(sends, ARGV[11]) }
