--[[
  Moves an attempt forward to where a report says it is, or leaves it where it is further already.

  KEYS
    [1] hash  <namespace>:{d-<nonce of the challenge>}   fields: see open_delivery.lua

  ARGV
    [1] name of the attempt: 4 bytes
    [2] state
    [3] tag of what brought the report: 8 bytes
    [4] the vendor's word, sealed

  Returns  { tag }
    { 'moved' }   it is there now, or was brought there under the same tag: whoever was told of it may have died since
    { 'known' }   it was as far or further
    { 'absent' }  the account is gone

  Notes
    time_log.lua stands in front of it.
    One key, so it runs in Redis Cluster. Redis' clock. One command where nothing moves, three else.
]]
local key, field, state, tag = KEYS[1], 's' .. ARGV[1], ARGV[2], ARGV[3]
local call, sub = redis.call, string.sub
local kept = call('HMGET', key, 'o', field)
if not kept[1] then
  return { 'absent' }
end
local was = kept[2] or '0'
local reached = sub(was, 1, 1)
if reached == state and sub(was, 2, 9) == tag then
  return { 'moved' }
end
if reached >= state then
  return { 'known' }
end
local time = call('TIME')
local now = packed(time[1] * 1000 + math.floor(time[2] / 1000))
call('HSET', key, field, state .. tag .. now .. ARGV[4])
return { 'moved' }
