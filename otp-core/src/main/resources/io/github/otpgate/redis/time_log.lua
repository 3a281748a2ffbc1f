--[[
  What the scripts share that keep a log of times: 6 bytes each, big-endian milliseconds, oldest first. No command of its
  own: it stands in front of such a script when that is loaded.

  KEYS
    none

  ARGV
    none

  Returns
    nothing

  Notes
    Times are packed in two halves: the struct of a Redis on Windows has 32 bits.
]]
local function packed(ms)
  return struct.pack('>I2I4', math.floor(ms / 4294967296), ms % 4294967296)
end

local function unpacked(bytes, from)
  local high, low = struct.unpack('>I2I4', bytes, from)
  return high * 4294967296 + low
end

-- How long until none of the windows is full: limit (2 bytes) and length (6 bytes, ms) each, one after the other.
local function wait(log, windows, now)
  local longest = 0
  for i = 1, #windows, 8 do
    local from = #log - struct.unpack('>I2', windows, i) * 6 + 1
    if from > 0 then
      longest = math.max(longest, unpacked(log, from) + unpacked(windows, i + 2) - now)
    end
  end
  return longest
end

-- How many of the newest are later than that, up to a number.
local function recent(log, after, most)
  local count = 0
  while count < most and #log >= count * 6 + 6 and unpacked(log, #log - count * 6 - 5) > after do
    count = count + 1
  end
  return count
end
