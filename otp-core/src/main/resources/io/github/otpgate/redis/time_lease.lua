--[[
  Changes how long one's lease lasts from now on.

  KEYS
    [1] string  <namespace>:{lease-<hash>}   written by take_lease.lua

  ARGV
    [1] who has it
    [2] how long, ms; 0 gives it up

  Returns  { tag, ... }
    { 'timed' }
    { 'lost' }   it is somebody else's, or nobody's

  Notes
    One key, so it runs in Redis Cluster. It never takes a lease: one that was given up stays so.
]]
local key = KEYS[1]
if redis.call('GET', key) ~= ARGV[1] then
  return { 'lost' }
end
redis.call('PEXPIRE', key, ARGV[2])
return { 'timed' }
