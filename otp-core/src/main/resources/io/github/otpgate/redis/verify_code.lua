--[[
  Charges one try and compares it; a match uses the code up and makes a ticket.

  KEYS
    [1] hash    <namespace>:{<phone hash>}              written by issue_code.lua
    [2] string  <namespace>:{<phone hash>}:t:<ticket>   session (8 bytes or none), then the purpose

  ARGV
    [1]  purpose
    [2]  nonce of the challenge: 16 bytes, or empty for whichever is live
    [3]  macs of the guess: 16 bytes for each key
    [4]  sessions: 8 bytes for each key, or empty
    [5]  tries that burn a code
    [6]  life of a ticket, ms
    [7]  [8]   guess budget per purpose: limit, window in ms
    [9]  [10]  guess budget per purpose, the second window
    [11] [12]  guess budget per phone

  Returns  { tag, ... }
    { 'verified' }      the code is used, the ticket exists
    { 'wrong', left }   charged; at 0 the code is gone
    { 'locked' }        the guess budget is used up; not compared
    { 'absent' }        no such live challenge for this purpose and session; not compared, not charged

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. Redis' clock. A few commands, whatever the history.
    The try is written before it is compared: an interrupted script has still charged for its guess.
    '==' is not constant-time, and need not be: both sides are MACs under a key that Redis never sees.
]]
local key, purpose, nonce, macs, sessions = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function full(log, limit, length)
  local from = #log - limit * 6 + 1
  return from > 0 and struct.unpack('>I6', log, from) + length > now
end

local function any(all, wanted, size)
  for i = 1, #all, size do
    local each = string.sub(all, i, i + size - 1)
    if string.find(wanted, each, 1, true) then
      return each
    end
  end
end

local state = redis.call('HMGET', key, 'c:' .. purpose, 'g', 'g:' .. purpose)
local challenge, guesses, here = state[1], state[2] or '', state[3] or ''
if not challenge or struct.unpack('>I6', challenge, 33) <= now
  or nonce ~= '' and nonce ~= string.sub(challenge, 1, 16) then
  return { 'absent' }
end
local tries, bound, burned = string.byte(challenge, 39), string.sub(challenge, 40), tonumber(ARGV[5])
if tries >= burned or bound ~= '' and not any(sessions, bound, 8) then
  return { 'absent' }
end
if full(here, ARGV[7], ARGV[8]) or full(here, ARGV[9], ARGV[10]) or full(guesses, ARGV[11], ARGV[12]) then
  return { 'locked' }
end

tries = tries + 1
local at = struct.pack('>I6', now)
redis.call('HSET', key,
  'c:' .. purpose, string.sub(challenge, 1, 38) .. string.char(tries) .. bound,
  'g', string.sub(guesses .. at, -6 * ARGV[11]),
  'g:' .. purpose, string.sub(here .. at, -6 * math.max(ARGV[7], ARGV[9])))

if any(macs, string.sub(challenge, 17, 32), 16) then
  if guesses == '' then
    redis.call('HDEL', key, 'c:' .. purpose, 'x:' .. purpose, 'g:' .. purpose, 'g')
  else
    redis.call('HDEL', key, 'c:' .. purpose, 'x:' .. purpose, 'g:' .. purpose)
    redis.call('HSET', key, 'g', guesses)
  end
  redis.call('SET', KEYS[2], string.sub(sessions, 1, 8) .. purpose, 'PX', ARGV[6])
  return { 'verified' }
end
if tries >= burned then
  redis.call('HDEL', key, 'c:' .. purpose, 'x:' .. purpose)
end
return { 'wrong', burned - tries }
