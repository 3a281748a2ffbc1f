--[[
  Counts a verified code in the 10 minutes of its send, for everything that is guarded under one key.

  KEYS
    [1] hash  <namespace>:{g-<source hash>}   see judge_source.lua: fields w<tag> and y

  ARGV
    [1]  seconds since the send
    [2]  'days' to count the day of the send as well
    [3]  'again' to forget the send instead: the phone has counted within 24 hours
    [4..] tags

  Returns  { tag, ... }
    { 'converted' }
    { 'late' }       there is no such send any more, or all have converted; nothing was written

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. A few commands; at most 41 entries each are looked at.
    A send is counted a moment after it was asked for, so it may stand under the next 10 minutes.
    Never more conversions than sends: what was never counted cannot make others look good.
    The time to live stays: it was set by the send.
]]
local key = KEYS[1]
local call, sub, pack, unpack, spread = redis.call, string.sub, struct.pack, struct.unpack, unpack
local at = tonumber(call('TIME')[1]) - ARGV[1]

local function add(field, from, span, size)
  local log = call('HGET', key, field) or ''
  local format = size == 3 and '>I4I3I3' or '>I4I4I4'
  for i = from, #log, 4 + 2 * size do
    local number, sent, converted = unpack(format, log, i)
    local behind = number - math.floor(at / span)
    if behind >= 0 and behind <= 1 and converted < sent then
      if ARGV[3] == 'again' then
        sent, converted = sent - 1, converted - 1
      end
      return sub(log, 1, i - 1) .. pack(format, number, sent, converted + 1) .. sub(log, i + 4 + 2 * size)
    end
  end
end

local writes = {}
for i = 4, #ARGV do
  local log = add('w' .. ARGV[i], 5, 600, 3)
  if log then
    writes[#writes + 1], writes[#writes + 2] = 'w' .. ARGV[i], log
  end
end
if #writes == 0 then
  return { 'late' }
end
local days = ARGV[2] == 'days' and add('y', 1, 86400, 4)
if days then
  writes[#writes + 1], writes[#writes + 2] = 'y', days
end
call('HSET', key, spread(writes))
return { 'converted' }
