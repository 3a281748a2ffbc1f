--[[
  Keeps one part of a long reply, and hands all of them out with the last that was missing.

  KEYS
    [1] hash  <namespace>:{parts-<n>}:<message hash>   the message, under the current key
          u      when it is overdue, ms; there while the parts are
          <i>    digest of part i (16)
          p<i>   part i, sealed; gone once the message is handed out
    [2] zset  <namespace>:{parts-<n>}:open             names of messages with parts, by u
    [3] hash  <namespace>:{parts-<n>}:<random>         where an earlier message of that name goes, or the whole one
    [4..]  the message under the other keys, as [1]

  ARGV
    [1] number of the part, from 1
    [2] how many parts the message has
    [3] digests of the part: 16 bytes for each key, the current one first
    [4] the part, sealed
    [5] how long the message may stay incomplete, ms
    [6] how long it is kept where nobody asks for it, ms; the longer

  Returns  { tag, ... }
    { 'kept' }                   others are missing
    { 'known' }                  the same part is there, or was handed out; nothing was written
    { 'whole', name, part, ... } all parts, in no order; they stay under that name until settle_parts.lua

  Notes
    All keys share one hash tag, so it runs in Redis Cluster. Redis' clock. As many steps as parts, at most 255.
    Other content under a number that is there means that the reference came round: the earlier message is overdue.
    So is one whose time is over: a part that was missing begins a message of its own.
    What is handed out goes to a name of its own: a part that comes before it is settled must not go with it.
    A name that expired with its hash leaves the zset when the next message begins.
]]
local key, number, digests, life = KEYS[1], ARGV[1], ARGV[3], tonumber(ARGV[5])
local call, sub = redis.call, string.sub
for i = 4, #KEYS do
  key = KEYS[i]
  if call('EXISTS', key) == 1 then
    break
  end
  key = KEYS[1]
end
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local state = call('HMGET', key, 'u', number)
local due, there = state[1], state[2]
for i = 1, #digests, 16 do
  if there == sub(digests, i, i + 15) then
    return { 'known' }
  end
end

if not due or there or tonumber(due) <= now then
  if due then
    call('HSET', key, 'u', now)
    call('PEXPIRE', key, ARGV[6])
    call('RENAME', key, KEYS[3])
    call('ZREM', KEYS[2], key)
    call('ZADD', KEYS[2], now, KEYS[3])
  else
    call('DEL', key)
  end
  call('HSET', key, 'u', now + life)
  call('PEXPIRE', key, ARGV[6])
  call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - ARGV[6])
  call('ZADD', KEYS[2], now + life, key)
  call('PEXPIRE', KEYS[2], ARGV[6])
end
call('HSET', key, number, sub(digests, 1, 16), 'p' .. number, ARGV[4])
if call('HLEN', key) <= ARGV[2] * 2 then
  return { 'kept' }
end

local handed = KEYS[3]
local reply, all = { 'whole', handed }, call('HGETALL', key)
for i = 1, #all, 2 do
  if sub(all[i], 1, 1) == 'p' then
    reply[#reply + 1] = all[i + 1]
    call('HSET', handed, all[i], all[i + 1])
    call('HDEL', key, all[i])
  end
end
call('HDEL', key, 'u')
call('PEXPIRE', key, ARGV[5])
call('ZREM', KEYS[2], key)
call('HSET', handed, 'u', now + life)
call('PEXPIRE', handed, ARGV[6])
call('ZADD', KEYS[2], now + life, handed)
call('PEXPIRE', KEYS[2], ARGV[6])
return reply
