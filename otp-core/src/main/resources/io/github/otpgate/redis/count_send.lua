--[[
  Counts a send for everything that is guarded under one key.

  KEYS
    [1] hash  <namespace>:{g-<source hash>}   see judge_source.lua: fields w<tag> and y

  ARGV
    [1]  least time to live of the key, ms
    [2]  'days' to count the day as well
    [3..] tags

  Returns  { tag, ... }
    { 'sent' }

  Notes
    One key, so it runs in Redis Cluster. Redis' clock, in 10 minutes; one that was set back counts for the last of them.
    A few commands; what no judgement looks at any more goes whenever 10 minutes begin. All is written by one HSET.
    The usual number of sends is an exponential mean over 7 days (1008 times 10 minutes), to which quiet ones count.
]]
local key, life = KEYS[1], tonumber(ARGV[1])
local call, sub, pack, unpack, spread = redis.call, string.sub, struct.pack, struct.unpack, unpack
local now = tonumber(call('TIME')[1])
local bucket, day = math.floor(now / 600), math.floor(now / 86400)

local function more(count, most)
  return math.min(count + 1, most)
end

local writes = {}
for i = 3, #ARGV do
  local field = 'w' .. ARGV[i]
  local log = call('HGET', key, field) or pack('>I4', 0)
  local usual, last, sent, converted = unpack('>I4', log), 0, 0, 0
  if #log > 4 then
    last, sent, converted = unpack('>I4I3I3', log, #log - 9)
  end
  if last >= bucket then
    log = sub(log, 1, -11) .. pack('>I4I3I3', last, more(sent, 16777215), converted)
  else
    local from = 5
    while from < #log and unpack('>I4', log, from) < bucket - 40 do
      from = from + 10
    end
    if last > 0 then
      usual = (usual + (sent * 1000 - usual) / 1008) * (1007 / 1008) ^ (bucket - last - 1)
    end
    log = pack('>I4', usual) .. sub(log, from) .. pack('>I4I3I3', bucket, 1, 0)
  end
  writes[#writes + 1], writes[#writes + 2] = field, log
end
if ARGV[2] == 'days' then
  local days = call('HGET', key, 'y') or ''
  local last, sent, converted = 0, 0, 0
  if #days > 0 then
    last, sent, converted = unpack('>I4I4I4', days, #days - 11)
  end
  if last >= day then
    days = sub(days, 1, -13) .. pack('>I4I4I4', last, more(sent, 4294967295), converted)
  else
    days = sub(days .. pack('>I4I4I4', day, 1, 0), -96)
  end
  writes[#writes + 1], writes[#writes + 2] = 'y', days
end
call('HSET', key, spread(writes))
if call('PTTL', key) < life then
  call('PEXPIRE', key, life)
end
return { 'sent' }
