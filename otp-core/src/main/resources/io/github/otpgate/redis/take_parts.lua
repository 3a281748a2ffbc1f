--[[
  Hands out the parts of a long reply whose time is over, to one caller.

  KEYS
    [1] hash  <namespace>:{parts-<n>}:<message hash or random>   written by add_part.lua or this script
    [2] zset  <namespace>:{parts-<n>}:open                       written by add_part.lua
    [3] hash  <namespace>:{parts-<n>}:<random>                   where the parts go; their digests stay, to recognise them

  ARGV
    [1] after how long they are handed out again, unless settle_parts.lua ran, and how long they are recognised, ms
    [2] how long they are kept where nobody asks for them, ms; the longer

  Returns  { tag, ... }
    { 'taken', name, part, ... }  those that came, in no order; they stay under that name until settle_parts.lua
    { 'absent' }                  somebody else was handed them, or they were forgotten

  Notes
    All keys share one hash tag, so it runs in Redis Cluster. Redis' clock. As many steps as parts, at most 255.
    A part that comes before they are settled must not go with them: it begins a message of its own.
]]
local key, again, retention = KEYS[1], tonumber(ARGV[1]), ARGV[2]
local call = redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local due = call('HGET', key, 'u')
if not due then
  call('ZREM', KEYS[2], key)
  return { 'absent' }
end
if tonumber(due) > now then
  return { 'absent' }
end
local handed = KEYS[3]
local reply, all = { 'taken', handed }, call('HGETALL', key)
for i = 1, #all, 2 do
  if string.sub(all[i], 1, 1) == 'p' then
    reply[#reply + 1] = all[i + 1]
    call('HSET', handed, all[i], all[i + 1])
    call('HDEL', key, all[i])
  end
end
call('HDEL', key, 'u')
call('PEXPIRE', key, ARGV[1])
call('ZREM', KEYS[2], key)
call('HSET', handed, 'u', now + again)
call('PEXPIRE', handed, retention)
call('ZADD', KEYS[2], now + again, handed)
call('PEXPIRE', KEYS[2], retention)
return reply
