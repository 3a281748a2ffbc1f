--[[
  Gives a phone's state its name under the current key, unless there is state under that name already.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   the name under the current key

  ARGV
    [1] retention, ms
    [2..]  field and value, pair after pair, as read from the name under an earlier key

  Returns  { tag }
    { 'adopted' }  the state is there now
    { 'present' }  there was some; nothing was written

  Notes
    One key, so it runs in Redis Cluster. Runs only while two keys are configured.
]]
local key, retention = KEYS[1], ARGV[1]
if redis.call('EXISTS', key) == 1 then
  return { 'present' }
end
redis.call('HSET', key, unpack(ARGV, 2))
redis.call('PEXPIRE', key, retention)
return { 'adopted' }
