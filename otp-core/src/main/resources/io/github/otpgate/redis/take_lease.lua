--[[
  Takes a lease that is free, or one's own once more.

  KEYS
    [1] string  <namespace>:{lease-<hash>}   who has it

  ARGV
    [1] who takes it: a random token
    [2] how long it lasts, ms

  Returns  { tag, ... }
    { 'taken' }
    { 'held' }   somebody else has it

  Notes
    One key, so it runs in Redis Cluster. One's own, too: the answer to an earlier call may have been lost.
]]
local key = KEYS[1]
local owner = redis.call('GET', key)
if owner and owner ~= ARGV[1] then
  return { 'held' }
end
redis.call('SET', key, ARGV[1], 'PX', ARGV[2])
return { 'taken' }
