--[[
  Makes everything that is guarded under the tags normal for a while, whatever was counted.

  KEYS
    [1] hash  <namespace>:{g-<source hash>}   see judge_source.lua: fields s<tag> and d<tag>

  ARGV
    [1]  for how long, s
    [2]  least time to live of the key, ms
    [3..] tags

  Returns  { tag, ... }
    { 'overridden', state, ... }  of each tag, the state before: 0 normal, 1 half-open, 2 suspect, 3 blocked

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. A few commands.
    Strikes and alarms are gone, and only sends from the next 10 minutes on count: the operator has seen the others.
]]
local key = KEYS[1]
local call, unpack = redis.call, struct.unpack
local now = tonumber(call('TIME')[1])
local record = struct.pack('>I1I1I4I4I4', 0, 0, 0, math.floor(now / 600) + 1, now + ARGV[1])
local reply = { 'overridden' }
for i = 3, #ARGV do
  local before = call('HGET', key, 's' .. ARGV[i])
  reply[#reply + 1] = before and unpack('>I1', before) or 0
end
for i = 3, #ARGV do
  call('HSET', key, 's' .. ARGV[i], record)
  call('HDEL', key, 'd' .. ARGV[i])
end
if call('PTTL', key) < tonumber(ARGV[2]) then
  call('PEXPIRE', key, ARGV[2])
end
return reply
