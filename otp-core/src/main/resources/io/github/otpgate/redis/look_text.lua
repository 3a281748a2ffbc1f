--[[
  Reads what became of the latest text message to a phone for a purpose.

  KEYS
    [1] hash  <namespace>:{t-<hash of phone and purpose>}   written by begin_text.lua

  ARGV
    none

  Returns  { tag, ... }
    { 'found', now, field, value, ... }  all fields, in no order; ms
    { 'absent' }                         there was none lately

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. Two commands.
]]
local key = KEYS[1]
local all = redis.call('HGETALL', key)
if #all == 0 then
  return { 'absent' }
end
local time = redis.call('TIME')
local reply = { 'found', time[1] * 1000 + math.floor(time[2] / 1000) }
for i = 1, #all do
  reply[i + 2] = all[i]
end
return reply
