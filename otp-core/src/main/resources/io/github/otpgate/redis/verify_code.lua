--[[
  Charges one try and compares it; a match uses the code up and makes a ticket.

  KEYS
    [1] hash    <namespace>:{<phone hash>}              written by issue_code.lua
    [2] string  <namespace>:{<phone hash>}:t:<ticket>   session (8 bytes), then the purpose

  ARGV
    [1]  purpose
    [2]  nonce of the challenge: 16 bytes, or empty for whichever is live
    [3]  macs of the guess: 16 bytes for each key
    [4]  session under each key: 8 bytes each; 8 zeros for a caller without one
    [5]  tries that burn a code
    [6]  life of a ticket, ms
    [7]  windows of wrong tries per phone: limit (2 bytes) and length (6 bytes, ms), big-endian, one after the other
    [8]  windows of wrong tries per purpose: the same
    [9]  bytes of the phone's log of wrong tries that any window looks at
    [10] bytes of the purpose's log of wrong tries that any window looks at

  Returns  { tag, ... }
    { 'verified', left, origin }  the code is used, the ticket exists; ms it had left to live, where it was asked for
    { 'wrong', left }   charged; at 0 the code is gone
    { 'locked' }        the guess budget is used up; not compared
    { 'absent' }        no such live challenge for this purpose and session; not compared, not charged

  Notes
    Who asked without a session alone leaves the challenge open to every session; with one, only those that asked may.
    time_log.lua stands in front of it.
    Both keys share one hash tag, so it runs in Redis Cluster. Redis' clock. A few commands, whatever the history.
    The try is written before it is compared: an interrupted script has still charged for its guess.
    '==' is not constant-time, and need not be: both sides are MACs under a key that Redis never sees.
]]
local NOBODY = '\0\0\0\0\0\0\0\0'
local key, nonce, sessions, burned = KEYS[1], ARGV[2], ARGV[4], tonumber(ARGV[5])
local own, challenges, ciphers = 'g:' .. ARGV[1], 'c:' .. ARGV[1], 'x:' .. ARGV[1]
local call, sub = redis.call, string.sub
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function any(all, wanted, size)
  for i = 1, #all, size do
    if string.find(wanted, sub(all, i, i + size - 1), 1, true) then
      return true
    end
  end
end

local state = call('HMGET', key, challenges, 'g', own)
local challenge, guesses, here = state[1], state[2], state[3] or ''
if not challenge or nonce ~= '' and nonce ~= sub(challenge, 1, 16) or unpacked(challenge, 33) <= now then
  return { 'absent' }
end
local tries, bound = string.byte(challenge, 39), sub(challenge, 48)
if tries >= burned or bound ~= NOBODY and not any(sessions, bound, 8) then
  return { 'absent' }
end
if guesses and (wait(guesses, ARGV[7], now) > 0 or wait(here, ARGV[8], now) > 0) then
  return { 'locked' }
end

local at = packed(now)
call('HSET', key,
  challenges, sub(challenge, 1, 38) .. string.char(tries + 1) .. sub(challenge, 40),
  'g', sub((guesses or '') .. at, -ARGV[9]),
  own, sub(here .. at, -ARGV[10]))

if any(ARGV[3], sub(challenge, 17, 32), 16) then
  if guesses then
    call('HDEL', key, challenges, ciphers, own)
    call('HSET', key, 'g', guesses)
  else
    call('HDEL', key, challenges, ciphers, own, 'g')
  end
  call('SET', KEYS[2], sub(sessions, 1, 8) .. ARGV[1], 'PX', ARGV[6])
  return { 'verified', unpacked(challenge, 33) - now, sub(challenge, 40, 47) }
end
if tries + 1 >= burned then
  call('HDEL', key, challenges, ciphers)
end
return { 'wrong', burned - tries - 1 }
