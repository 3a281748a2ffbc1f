--[[
  Reads the account of a challenge's messages.

  KEYS
    [1] hash  <namespace>:{d-<nonce of the challenge>}   fields: see open_delivery.lua

  ARGV
    none

  Returns  { tag, ... }
    { 'found', now, field, value, ... }  all fields, in no order; ms
    { 'absent' }                         nobody began it, or it is gone

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
