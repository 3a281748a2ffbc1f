--[[
  Adds up what a country sent and converted in the last 7 days, without codes that can still be verified.

  KEYS
    [1] hash  <namespace>:{g-<source hash>}   see judge_source.lua: fields w<tag> and y

  ARGV
    [1] seconds from the end of 10 minutes until their codes cannot be verified any more
    [2] tag

  Returns  { tag, ... }
    { 'summed', sent, converted }

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. At most 41 entries and 8 days are looked at. Changes nothing.
]]
local key = KEYS[1]
local call, unpack = redis.call, struct.unpack
local now = tonumber(call('TIME')[1])
local mature, today = math.floor((now - ARGV[1]) / 600) - 1, math.floor(now / 86400)
local kept = call('HMGET', key, 'w' .. ARGV[2], 'y')
local log, days = kept[1] or '', kept[2] or ''

local sent, converted = 0, 0
for i = 1, #days, 12 do
  local day, s, c = unpack('>I4I4I4', days, i)
  if day > today - 7 then
    sent, converted = sent + s, converted + c
  end
end
for i = 5, #log, 10 do
  local at, s, c = unpack('>I4I3I3', log, i)
  if at > mature then
    sent, converted = sent - s, converted - c
  end
end
return { 'summed', math.max(sent, 0), math.max(converted, 0) }
