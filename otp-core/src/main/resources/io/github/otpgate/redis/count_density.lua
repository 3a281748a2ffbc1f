--[[
  Counts a phone in its blocks of 100, 1 000, 10 000 and 100 000 numbers, and alarms where they fill too evenly.

  KEYS
    [1]  hash         <namespace>:{g-<source hash>}             see judge_source.lua: field d<tag>
    [2..] hyperloglog <namespace>:{g-<source hash>}:p:<tag>     phones of an hour: of 100, 1 000, 10 000, 100 000 numbers

  ARGV
    [1] the phone: a keyed hash
    [2] least time to live of the hash, ms
    [3] tag of the 1 000 numbers, which an alarm of their 100 makes suspect as well
    [4] tag of the 10 000 numbers
    [5] phones that alarm: of 100
    [6] of 1 000
    [7] of 10 000

  Returns  { tag, ... }
    { 'spread' }  nothing alarms
    { 'dense' }   something does, and is suspect for an hour from now

  Notes
    All keys share one hash tag, so it runs in Redis Cluster. Redis' clock. Bounded memory: 12 KB a block at most.
    An alarm needs five times what the block's tenth of the next larger one would be: a busy city fills all alike.
    The counts are estimates, within 1 %.
]]
local key = KEYS[1]
local call = redis.call
local tags, least = { ARGV[3], ARGV[3], ARGV[4] }, { tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7]) }

local counts = {}
for i = 2, #KEYS do
  local phones = KEYS[i]
  call('PFADD', phones, ARGV[1])
  if call('PTTL', phones) < 0 then
    call('PEXPIRE', phones, 3600000)
  end
  counts[i - 1] = call('PFCOUNT', phones)
end

local writes = {}
for i = 1, 3 do
  if counts[i] >= least[i] and counts[i] * 10 >= counts[i + 1] * 5 then
    local alarm = struct.pack('>I4I2I3', call('TIME')[1] + 3600, 10 ^ (i + 1), counts[i])
    writes[#writes + 1], writes[#writes + 2] = 'd' .. tags[i], alarm
  end
end
if #writes == 0 then
  return { 'spread' }
end
call('HSET', key, unpack(writes))
if call('PTTL', key) < tonumber(ARGV[2]) then
  call('PEXPIRE', key, ARGV[2])
end
return { 'dense' }
